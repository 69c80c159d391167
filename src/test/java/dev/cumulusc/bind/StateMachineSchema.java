package dev.cumulusc.bind;

import static dev.cumulusc.bind.SchemaTypes.ordered;

import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.asl.shape.Shapes;
import dev.cumulusc.asl.shape.StateType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Describes state machines in JSON Schema, for editors: the kinds of states, what each needs, and
 * the names of fields. All else is left to the validator, so that nothing is called wrong that
 * works.
 */
final class StateMachineSchema {
  private static final Map<String, Object> STATES =
      ordered(
          "description",
          "The states by name.",
          "type",
          "object",
          "minProperties",
          1,
          "additionalProperties",
          Map.of("$ref", "#/$defs/state"));
  private static final Map<String, Object> START =
      ordered("description", "The name of the state that comes first.", "type", "string");
  private static final Map<String, Object> LANGUAGE =
      ordered(
          "description",
          "How values are computed. Without it, `JSONPath`.",
          "enum",
          List.of("JSONPath", "JSONata"));

  private StateMachineSchema() {}

  /** Returns the definitions, of which {@code stateMachine} is the whole. */
  static Map<String, Object> definitions() {
    return ordered("stateMachine", stateMachine(), "state", state(), "branch", branch());
  }

  private static Map<String, Object> stateMachine() {
    return ordered(
        "type",
        "object",
        "required",
        List.of("StartAt", "States"),
        "properties",
        ordered(
            "Comment",
            text("What the workflow does."),
            "StartAt",
            START,
            "States",
            STATES,
            "QueryLanguage",
            LANGUAGE,
            "Version",
            text("The version of the language, `1.0`."),
            "TimeoutSeconds",
            described(
                "How long an execution may take, in seconds.", List.of("integer", "string"))));
  }

  private static Map<String, Object> branch() {
    return ordered(
        "type",
        "object",
        "required",
        List.of("StartAt", "States"),
        "properties",
        ordered("StartAt", START, "States", STATES));
  }

  private static Map<String, Object> state() {
    List<Object> rules = new ArrayList<>();
    rules.add(needs("Task", "Resource"));
    rules.add(needs("Choice", "Choices"));
    rules.add(needs("Parallel", "Branches"));
    rules.add(needsOne("Map", "ItemProcessor", "Iterator"));
    rules.add(needsOne("Wait", "Seconds", "SecondsPath", "Timestamp", "TimestampPath"));
    for (String type : List.of("Task", "Pass", "Wait", "Parallel", "Map")) {
      rules.add(needsOne(type, "Next", "End"));
    }
    return ordered(
        "type",
        "object",
        "required",
        List.of("Type"),
        "propertyNames",
        fieldsOfStates(),
        "properties",
        properties(),
        "allOf",
        rules);
  }

  private static Map<String, Object> properties() {
    Map<String, Object> properties =
        ordered(
            "Type",
            ordered(
                "description",
                "The kind of state.",
                "enum",
                List.of("Task", "Pass", "Choice", "Wait", "Succeed", "Fail", "Parallel", "Map")),
            "Comment",
            text("What the state does."),
            "Next",
            text("The state that follows."),
            "End",
            described("Whether the state is the last one.", "boolean"),
            "Resource",
            text(
                "What does the work: `${NameLambdaFunction.Arn}`, `${NameActivity}`, or a service's"
                    + " ARN."));
    properties.putAll(dataFlow());
    properties.putAll(control());
    return properties;
  }

  private static Map<String, Object> dataFlow() {
    return ordered(
        "InputPath",
        described(
            "The part of the input that the state sees; empty for none.",
            List.of("string", "null")),
        "OutputPath",
        described("The part of the output that the next state sees.", List.of("string", "null")),
        "ResultPath",
        described(
            "Where the result is put into the input; empty to drop it.", List.of("string", "null")),
        "Parameters",
        Map.of("description", "The input of the work; names that end in `.$` take paths."),
        "ResultSelector",
        Map.of("description", "The part of the result that is kept."),
        "Arguments",
        Map.of("description", "The input of the work, in JSONata."),
        "Output",
        Map.of("description", "The output, in JSONata."),
        "Assign",
        described("Variables to set.", "object"),
        "QueryLanguage",
        LANGUAGE,
        "CumulusConfig",
        described("Deprecated: configuration of Cumulus tasks; use `Parameters`.", "object"));
  }

  private static Map<String, Object> control() {
    return ordered(
        "TimeoutSeconds",
        described("How long the work may take, in seconds.", List.of("integer", "string")),
        "HeartbeatSeconds",
        described("How long the worker may be silent, in seconds.", List.of("integer", "string")),
        "Retry",
        described("When to try again.", "array"),
        "Catch",
        described("Where to go on after an error.", "array"),
        "Choices",
        ordered(
            "description",
            "Rules, of which the first that holds decides.",
            "type",
            "array",
            "items",
            ordered("type", "object", "propertyNames", fieldsOfRules())),
        "Default",
        text("The state that follows when no rule holds."),
        "Branches",
        ordered(
            "description",
            "State machines that run side by side.",
            "type",
            "array",
            "items",
            Map.of("$ref", "#/$defs/branch")),
        "ItemProcessor",
        Map.of("$ref", "#/$defs/branch"),
        "Iterator",
        Map.of("$ref", "#/$defs/branch"));
  }

  private static Map<String, Object> text(String description) {
    return described(description, "string");
  }

  private static Map<String, Object> described(String description, Object type) {
    return ordered("description", description, "type", type);
  }

  private static Map<String, Object> needs(String type, String key) {
    return rule(type, Map.of("required", List.of(key)));
  }

  private static Map<String, Object> needsOne(String type, String... keys) {
    List<Object> forms = new ArrayList<>();
    for (String key : keys) {
      forms.add(Map.of("required", List.of(key)));
    }
    return rule(type, Map.of("anyOf", forms));
  }

  private static Map<String, Object> rule(String type, Map<String, Object> then) {
    return ordered(
        "if",
        ordered("required", List.of("Type"), "properties", Map.of("Type", Map.of("const", type))),
        "then",
        then);
  }

  /** Allows the fields that states of any type have, so that editors mark others. */
  private static Map<String, Object> fieldsOfStates() {
    Set<String> names = new TreeSet<>();
    for (StateType type : StateType.values()) {
      names.addAll(Shapes.state(type).names());
    }
    names.add("CumulusConfig");
    return onlyNames(names);
  }

  private static Map<String, Object> fieldsOfRules() {
    Set<String> names = new TreeSet<>();
    for (QueryLanguage language : QueryLanguage.values()) {
      names.addAll(Shapes.choiceRule(language).names());
    }
    return onlyNames(names);
  }

  /** A merge key is gone when the names count. */
  private static Map<String, Object> onlyNames(Set<String> names) {
    names.add("<<");
    return Map.of("enum", List.copyOf(names));
  }
}
