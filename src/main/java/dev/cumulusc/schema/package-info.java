/**
 * CloudFormation's schemas of resource types, and how a template's resources are held against them.
 */
@NullMarked
package dev.cumulusc.schema;

import org.jspecify.annotations.NullMarked;
