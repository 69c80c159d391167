package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonString;
import dev.cumulusc.rehearse.query.PayloadTemplate;
import dev.cumulusc.rehearse.query.Values;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fails its machine or branch. The paths of an error and a cause have to lead to strings, as the
 * Amazon States Language has it.
 */
final class FailRunner extends StateRunner {
  FailRunner(Visit visit) {
    super(visit);
  }

  @Override
  void run() throws StateException {
    visit.failBy(new ErrorOutput(text("Error"), text("Cause")));
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
    if (path.isEmpty()) {
      return null;
    }
    String written = Values.string(path.get());
    return FieldValues.at(field, () -> string(field, written));
  }

  private String string(String field, String written) throws StateException {
    Json value = PayloadTemplate.compute(field, written, visit.bindings());
    if (value instanceof JsonString string) {
      return string.value();
    }
    throw StateException.runtime(ServiceTexts.noSuchValue(field, value.text(), "string", written));
  }
}
