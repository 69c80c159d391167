package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.query.Bindings;
import dev.cumulusc.rehearse.query.PayloadTemplate;
import java.util.Optional;

/** Passes its input on, or something made of it. */
final class PassRunner extends StateRunner {
  PassRunner(Visit visit) {
    super(visit);
  }

  @Override
  void run() throws StateException {
    if (state.isJsonata()) {
      visit.pass(state.next(), "Next");
      return;
    }
    Optional<Json> result = state.field("Result");
    Optional<Json> parameters = state.field("Parameters");
    if (result.isEmpty() && parameters.isEmpty() && state.field("ResultPath").isEmpty()) {
      visit.pass(state.next(), "Next");
      return;
    }
    Bindings selected = visit.selected();
    Json effective =
        parameters.isEmpty()
            ? selected.input()
            : visit.computed(
                "Parameters", () -> PayloadTemplate.fill(parameters.get(), "Parameters", selected));
    visit.succeed(result.orElse(effective));
  }
}
