package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.ListType;
import dev.cumulusc.bind.key.MapType;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.bind.key.SectionType;
import dev.cumulusc.bind.key.TextType;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.StackParameter;
import dev.cumulusc.resolve.StackKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys that a deployment's block has at its top, but for those of the sections below it. */
final class GeneralKeys {
  static final Key<String> PREFIX =
      Key.of(
              "prefix",
              TextType.matching(
                  "[A-Za-z0-9][A-Za-z0-9_-]*", "a text of letters, digits, dashes and underscores"),
              "The start of nearly every physical name: functions, queues, tables, log groups.")
          .needed();

  static final Key<String> PREFIX_NO_DASH =
      Key.of(
          "prefixNoDash",
          TextType.matching("[A-Za-z0-9]+", "a text of letters and digits"),
          "The prefix in a form that fits into logical ids; it starts those of the state machines.");

  static final Key<String> STACK_NAME =
      Key.of(
          "stackName",
          TextType.matching(
              "[A-Za-z][A-Za-z0-9-]{0,127}",
              "a text of up to 128 letters, digits and dashes that starts with a letter"),
          "The name of the CloudFormation stack. Without it, the prefix.");

  static final Key<Boolean> USE_XRAY = Key.truthy("useXray", "Traces every function with X-Ray.");

  static final Key<Map<Located<String>, Located<String>>> TAGS =
      Key.of("tags", new MapType<>(TextType.MAYBE_EMPTY), "Tags of the stack.");

  static final Key<List<Located<String>>> CAPABILITIES =
      Key.texts(
          "capabilities", "The capabilities that the stack needs, such as `CAPABILITY_NAMED_IAM`.");

  static final Key<String> PARAMETER_NAME =
      Key.text("name", "The parameter's name in the template.").needed();
  static final Key<String> PARAMETER_VALUE =
      Key.of("value", TextType.MAYBE_EMPTY, "The parameter's value.");
  static final Key<Boolean> PARAMETER_USE_PREVIOUS =
      Key.flag("usePrevious", "Whether an existing stack keeps the value that it has.");

  static final Section PARAMETER_SECTION =
      Section.of("a stack parameter", PARAMETER_NAME, PARAMETER_VALUE, PARAMETER_USE_PREVIOUS);

  static final Key<List<Located<Fields>>> PARAMS =
      Key.of(
              "params",
              new ListType<>(new SectionType(PARAMETER_SECTION)),
              "Values for the parameters of the stack.")
          .alsoSpelt("parameters");

  static final Section APP_SECTION = Section.of("the settings of the app stack", PARAMS);

  static final Key<Fields> APP =
      Key.section("app", APP_SECTION, "Settings that hold for the app stack only.");

  private static final Section OTHER_STACK_SECTION =
      Section.of("the settings of another stack", PARAMS.idle());

  private static final List<Key<Fields>> OTHER_STACKS =
      List.of(
          Key.section("iam", OTHER_STACK_SECTION, "Settings that hold for the iam stack only."),
          Key.section("db", OTHER_STACK_SECTION, "Settings that hold for the db stack only."));

  private static final List<Key<?>> SINGLE =
      List.of(
          Key.text("dbStackName", "The stack with the tables, whose outputs a deployment reads.")
              .idle(),
          Key.oneOf(
                  StackKind.KEY,
                  "Which stack this describes; without it, what the folder and the keys tell.",
                  "app",
                  "db",
                  "iam")
              .idle(),
          Key.flag("authorizor", "Part of the iam stack's configuration, where nothing reads it.")
              .idle(),
          Key.text("shared_data_bucket", "A bucket of Cumulus's own; nothing reads it.").idle(),
          Key.text("bucket", "Worked out by the compiler.")
              .ineffective("it is `buckets.internal` or `system_bucket`."));

  /** The keys that this stack knows of but has no use for; other stacks may, or did. */
  static final List<Key<?>> WITHOUT_USE =
      Stream.concat(OTHER_STACKS.stream(), SINGLE.stream()).<Key<?>>map(key -> key).toList();

  private GeneralKeys() {}

  /** Reports what is wrong in the sections of other stacks. */
  static void check(Fields deployment) {
    OTHER_STACKS.forEach(deployment::section);
  }

  /** Reads the stack's parameters; those of the app stack replace the general ones as a whole. */
  static List<StackParameter> parameters(Fields deployment) {
    List<StackParameter> general = read(deployment);
    return deployment
        .section(APP)
        .filter(app -> app.has(PARAMS))
        .map(GeneralKeys::read)
        .orElse(general);
  }

  private static List<StackParameter> read(Fields holder) {
    List<StackParameter> parameters = new ArrayList<>();
    Names names = new Names("a stack parameter");
    for (Located<Fields> item : holder.list(PARAMS)) {
      Fields parameter = item.value();
      Optional<Located<String>> value = parameter.optional(PARAMETER_VALUE);
      boolean usePrevious = parameter.flag(PARAMETER_USE_PREVIOUS);
      parameter
          .required(PARAMETER_NAME)
          .filter(name -> names.accept(name, parameter.diagnostics()))
          .ifPresent(name -> parameters.add(new StackParameter(name, value, usePrevious)));
    }
    return parameters;
  }

  static Map<Located<String>, Located<String>> tags(Fields deployment) {
    return deployment.optional(TAGS).map(Located::value).orElse(Map.of());
  }
}
