/** The update of one function's code, without a deployment of its stack. */
@NullMarked
package dev.cumulusc.deploy.function;

import org.jspecify.annotations.NullMarked;
