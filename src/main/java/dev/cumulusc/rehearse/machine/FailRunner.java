package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonString;
import dev.cumulusc.rehearse.query.PayloadTemplate;
import dev.cumulusc.rehearse.query.Values;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fails its machine or branch. */
final class FailRunner extends StateRunner {
  FailRunner(Visit visit) {
    super(visit);
  }

  @Override
  void run() throws StateException {
    visit.fail(new ErrorOutput(text("Error"), text("Cause")));
  }

  private @Nullable String text(String name) throws StateException {
    Optional<Json> direct = state.field(name);
    if (direct.isPresent()) {
      return state.isJsonata()
          ? visit.jsonata().fill(direct.get(), name, "string", JsonString.class).value()
          : Values.string(direct.get());
    }
    String field = name + "Path";
    Optional<Json> path = state.field(field);
    return path.isEmpty()
        ? null
        : Values.string(
            PayloadTemplate.compute(field, Values.string(path.get()), visit.bindings()));
  }
}
