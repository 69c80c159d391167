/** The CloudFormation template as a value, made by the emitters or read from YAML. */
@NullMarked
package dev.cumulusc.template;

import org.jspecify.annotations.NullMarked;
