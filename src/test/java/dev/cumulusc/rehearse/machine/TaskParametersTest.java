package dev.cumulusc.rehearse.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.service.Integration;
import dev.cumulusc.asl.service.Integrations;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A task starts with the parameters that its integration requires, and not without one of them. */
class TaskParametersTest {
  static Stream<Integration> integrations() {
    return Integrations.services().stream()
        .flatMap(
            service ->
                Integrations.actions(service).stream()
                    .map(action -> Integrations.find(service, action).orElseThrow()));
  }

  @ParameterizedTest
  @MethodSource("integrations")
  void everyIntegrationStartsWithEachWayToGiveWhatIsRequired(Integration integration) {
    for (List<String> names : List.of(all(integration, false), all(integration, true))) {
      assertThat(refusal(integration, names)).isEmpty();
      for (String left : names) {
        List<String> others = names.stream().filter(name -> !name.equals(left)).toList();
        String group =
            integration.required().stream()
                .filter(each -> Integration.alternatives(each).contains(left))
                .findFirst()
                .orElseThrow();
        assertThat(refusal(integration, others).orElseThrow())
            .contains(
                "The field '" + Integration.alternatives(group).get(0) + "' is required but was");
      }
    }
  }

  private static List<String> all(Integration integration, boolean isLast) {
    List<String> names = new ArrayList<>();
    for (String required : integration.required()) {
      List<String> ways = Integration.alternatives(required);
      names.add(ways.get(isLast ? ways.size() - 1 : 0));
    }
    return names;
  }

  private static Optional<String> refusal(Integration integration, List<String> names) {
    JsonObject.Builder parameters = new JsonObject.Builder();
    names.forEach(name -> parameters.put(name, "x"));
    String arn = "arn:aws:states:::" + integration.service() + ":" + integration.action();
    return TaskParameters.refusal(
        TaskResource.of(
            ComposedString.literal(arn, Origin.written(SourceFile.of("test", "").start()))),
        parameters.build());
  }
}
