package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.error.StateException;
import java.util.Optional;

/** Ends its machine or branch. */
final class SucceedRunner extends StateRunner {
  SucceedRunner(Visit visit) {
    super(visit);
  }

  @Override
  void run() throws StateException {
    visit.pass(Optional.empty(), "");
  }
}
