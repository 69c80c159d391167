/** JSONPath as Step Functions evaluates it. */
@NullMarked
package dev.cumulusc.rehearse.path;

import org.jspecify.annotations.NullMarked;
