package dev.cumulusc.validate;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.diagnostic.Diagnostics;

/** A check of a state machine that needs to know nothing but its definition. */
public non-sealed interface MachineRule extends Rule {

  /**
   * Reports what is wrong with a machine. The definition can be wrong in any way; a rule looks at
   * what is well formed and leaves the rest to the rules that check the form.
   */
  void check(Machine machine, Diagnostics out);
}
