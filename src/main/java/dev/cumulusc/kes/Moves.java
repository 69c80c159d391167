package dev.cumulusc.kes;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.kes.handlebars.Js;
import dev.cumulusc.kes.handlebars.JsObject;
import dev.cumulusc.kes.handlebars.JsValue;
import java.util.List;
import java.util.Set;

/** The moves of tasks to Docker that a configuration asks for, which no template of kes makes. */
final class Moves {
  private static final List<String> KEYS = List.of("docker", "runOn");
  private static final Set<String> NOT_SET = Set.of("", "false", "null", "undefined");

  private Moves() {}

  /** Reports services that move a task. */
  static void refuse(Configuration configuration, Diagnostics diagnostics) {
    if (!(configuration.get("ecs") instanceof JsObject ecs)
        || !(ecs.get("services") instanceof JsObject services)) {
      return;
    }
    for (String name : services.names()) {
      if (services.get(name) instanceof JsObject service) {
        KEYS.stream()
            .filter(key -> !NOT_SET.contains(Js.print(service.get(key))))
            .forEach(key -> report(configuration, name, key, service.get(key), diagnostics));
      }
    }
  }

  private static void report(
      Configuration configuration,
      String service,
      String key,
      JsValue value,
      Diagnostics diagnostics) {
    diagnostics.report(
        KesRules.MOVE_WITHOUT_NATIVE_ENGINE,
        configuration.originOf(value),
        "`%s` of the service `%s` moves a task, but the template engine moves none."
            .formatted(key, service),
        "Compile with `--engine native`.");
  }
}
