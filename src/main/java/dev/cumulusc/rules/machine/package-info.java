/**
 * What is checked of state machines: one class for each rule, and {@code MachineRules}, their list.
 */
@NullMarked
package dev.cumulusc.rules.machine;

import org.jspecify.annotations.NullMarked;
