package dev.cumulusc.rehearse.machine;

import dev.cumulusc.asl.service.Integration;
import dev.cumulusc.asl.service.Integrations;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** What the service asks of the parameters of optimized integrations when a task starts. */
final class TaskParameters {
  private TaskParameters() {}

  /** Returns why a task can't start with its parameters, if so. */
  static Optional<String> refusal(TaskResource resource, Json input) {
    if (!(resource instanceof TaskResource.Optimized call)
        || !(input instanceof JsonObject parameters)) {
      return Optional.empty();
    }
    Optional<String> missing =
        Integrations.find(call.service(), call.action())
            .map(integration -> integration.missing(parameters.members().keySet()))
            .flatMap(names -> names.stream().findFirst());
    if (missing.isPresent()) {
      String field = Integration.alternatives(missing.get()).get(0);
      return Optional.of(refused(input, ServiceTexts.missingField(field)));
    }
    if (call.service().equals("apigateway")) {
      for (String field : List.of("Headers", "QueryParameters")) {
        if (parameters.object(field).filter(each -> !holdsArrays(each)).isPresent()) {
          return Optional.of(refused(input, ServiceTexts.invalidFormat(field)));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean holdsArrays(JsonObject object) {
    return object.members().values().stream().allMatch(JsonArray.class::isInstance);
  }

  private static String refused(Json input, String why) {
    return ServiceTexts.parametersRefused(input.text(), why);
  }
}
