package dev.cumulusc.kes;

import dev.cumulusc.kes.handlebars.Js;
import dev.cumulusc.kes.handlebars.JsObject;
import dev.cumulusc.kes.handlebars.JsValue;
import dev.cumulusc.kes.handlebars.JsValue.JsArray;
import dev.cumulusc.kes.handlebars.Json;
import java.util.List;

/**
 * Splits rules about state machines, so that each names only machines of its own stack and stays
 * within what an event pattern may have. The split is kes's: rules are filled unevenly, and a
 * pattern's own punctuation is not counted.
 */
final class Rules {
  private static final String STATES = "aws.states";

  /** The most that an event pattern may have, in characters. */
  private static final int PATTERN_LIMIT = 2048;

  /** The longest name of a state machine, the rest of its ARN, and two quotes. */
  private static final int ARN_LENGTH = 80 + 64 + 2;

  private Rules() {}

  static void split(Configuration configuration) {
    if (!(configuration.get("rules") instanceof JsObject rules)
        || !Js.isTruthy(configuration.get("stepFunctions"))) {
      return;
    }
    List<String> workflows =
        configuration.get("stepFunctions") instanceof JsObject machines
            ? machines.names()
            : List.of();
    JsObject all = new JsObject(rules.origin());
    for (String name : rules.names()) {
      JsValue rule = rules.get(name);
      if (isAboutStates(Js.at(rule, "eventPattern", "source"))) {
        split(name, rules, workflows, configuration.text("prefixNoDash"), all);
      } else {
        all.put(name, rule, rules.keyOrigin(name));
      }
    }
    configuration.set("rules", all);
  }

  private static boolean isAboutStates(JsValue source) {
    if (source instanceof JsArray array) {
      return array.items().stream().anyMatch(item -> Js.isSame(item, JsValue.text(STATES)));
    }
    return source instanceof JsValue.Text text && text.value().contains(STATES);
  }

  private static void split(
      String name, JsObject rules, List<String> workflows, String prefix, JsObject all) {
    JsValue rule = rules.get(name);
    int length = Json.print(Js.property(rule, "eventPattern")).orElse("").length();
    int most = (int) Math.ceil((PATTERN_LIMIT - length) / (double) ARN_LENGTH);
    JsObject part = part(rule);
    int number = 1;
    int count = 0;
    for (String workflow : workflows) {
      count++;
      if (count >= most) {
        count = 0;
        number++;
        part = part(rule);
      }
      String machine = prefix + workflow + "StateMachine";
      add(part.get("stateMachines"), machine);
      add(Js.at(part, "eventPattern", "detail", "stateMachineArn"), "${" + machine + "}");
      all.put(name + number, part, rules.keyOrigin(name));
    }
  }

  /** Returns a copy of a rule that names no machines yet. */
  private static JsObject part(JsValue rule) {
    JsObject part = (JsObject) Js.copy(rule);
    part.put("stateMachines", JsValue.array(List.of()));
    JsObject pattern = (JsObject) part.get("eventPattern");
    JsObject detail =
        pattern.get("detail") instanceof JsObject given ? given : new JsObject(pattern.origin());
    pattern.put("detail", detail);
    detail.put("stateMachineArn", JsValue.array(List.of()));
    return part;
  }

  private static void add(JsValue list, String text) {
    if (list instanceof JsArray array) {
      array.items().add(JsValue.text(text));
    }
  }
}
