package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonBoolean;
import dev.cumulusc.rehearse.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Chooses the next state. */
final class ChoiceRunner extends StateRunner {
  ChoiceRunner(Visit visit) {
    super(visit);
  }

  @Override
  void run() throws StateException {
    List<Json> rules = state.body().array("Choices").map(JsonArray::items).orElse(List.of());
    for (int i = 0; i < rules.size(); i++) {
      JsonObject rule = (JsonObject) rules.get(i);
      String field = "Choices[" + i + "]/";
      if (holds(rule, field)) {
        visit.pass(rule.string("Next"), "Choices[" + i + "]", rule, field);
        return;
      }
    }
    Optional<String> otherwise = state.body().string("Default");
    if (otherwise.isEmpty()) {
      throw StateException.runtime(ServiceTexts.NO_NEXT_STATE);
    }
    visit.pass(otherwise, "Default");
  }

  private boolean holds(JsonObject rule, String field) throws StateException {
    if (!state.isJsonata()) {
      return new ChoiceRules(visit.selected()).holds(rule);
    }
    Json condition = rule.get("Condition").orElse(new JsonBoolean(false));
    return visit
        .jsonata()
        .fill(condition, field + "Condition", "boolean", JsonBoolean.class)
        .value();
  }
}
