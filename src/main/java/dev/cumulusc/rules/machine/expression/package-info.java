/** Rules about intrinsic functions, JSONata expressions and workflow variables. */
@NullMarked
package dev.cumulusc.rules.machine.expression;

import org.jspecify.annotations.NullMarked;
