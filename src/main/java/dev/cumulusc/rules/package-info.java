/**
 * What is checked of state machines and deployments: one class for each rule, and their catalog.
 */
@NullMarked
package dev.cumulusc.rules;

import org.jspecify.annotations.NullMarked;
