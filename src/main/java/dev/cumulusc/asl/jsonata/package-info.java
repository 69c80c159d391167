/**
 * JSONata as Step Functions takes it: its syntax, and what an expression uses. Nothing is ever
 * evaluated.
 */
@NullMarked
package dev.cumulusc.asl.jsonata;

import org.jspecify.annotations.NullMarked;
