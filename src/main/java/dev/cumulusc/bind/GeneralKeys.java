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
import dev.cumulusc.model.Switch;
import dev.cumulusc.resolve.StackKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys that a deployment's block has at its top, but for those of the sections below it. */
final class GeneralKeys {
  static final Key<String> PREFIX =
      Key.of(
              "prefix",
              TextType.matching(
                  "[A-Za-z0-9][A-Za-z0-9_-]*",
                  "a string of letters, digits, dashes and underscores"),
              "The start of nearly every physical name: functions, queues, tables, log groups.")
          .example("shop-dev")
          .inKes("Without it kes makes empty names; here `stackName` stands in.")
          .needed();

  static final Key<String> PREFIX_NO_DASH =
      Key.of(
              "prefixNoDash",
              TextType.matching("[A-Za-z0-9]+", "a string of letters and digits"),
              "The prefix in a form that fits into logical ids; it starts those of the state machines.")
          .example("ShopDev")
          .inKes("Without it kes leaves logical ids without a prefix; here it follows `prefix`.");

  static final Key<String> STACK_NAME =
      Key.of(
              "stackName",
              TextType.matching(
                  "[A-Za-z][A-Za-z0-9-]{0,127}",
                  "a string of up to 128 letters, digits and dashes that starts with a letter"),
              "The name of the CloudFormation stack. Without it, the prefix.")
          .example("shop-dev");

  static final Key<Boolean> USE_XRAY = Key.truthy("useXray", "Traces every function with X-Ray.");

  static final Key<Map<Located<String>, Located<String>>> TAGS =
      Key.of("tags", MapType.TAGS, "Tags of the stack.").example("{team: ingest}");

  static final Key<List<Located<String>>> CAPABILITIES =
      Key.of(
              "capabilities",
              new ListType<>(
                  TextType.oneOf(
                      "CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND")),
              "The capabilities that the stack needs, such as `CAPABILITY_NAMED_IAM`.")
          .example("[CAPABILITY_NAMED_IAM]")
          .inKes("kes sends only what is named; here what the template needs is added.");

  static final Key<String> PARAMETER_NAME =
      Key.text("name", "The parameter's name in the template.").example("CmrPassword").needed();
  static final Key<String> PARAMETER_VALUE =
      Key.of("value", TextType.MAYBE_EMPTY, "The parameter's value.").example("'{{CMR_PASSWORD}}'");
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

  static final Section STACK_SECTION = Section.of("the settings of one stack", PARAMS);

  private static final Map<StackKind, Key<Fields>> STACKS =
      Map.of(
          StackKind.APPLICATION,
          Key.section("app", STACK_SECTION, "Settings that hold for the app stack only."),
          StackKind.DATABASE,
          Key.section("db", STACK_SECTION, "Settings that hold for the db stack only."),
          StackKind.ROLES,
          Key.section("iam", STACK_SECTION, "Settings that hold for the iam stack only."));

  /** The keys with the settings of one stack each. */
  static final List<Key<Fields>> OF_STACKS =
      Stream.of(StackKind.values()).map(GeneralKeys::of).toList();

  static final Key<String> DB_STACK_NAME =
      Key.text("dbStackName", "The stack with the tables, whose outputs a deployment reads.")
          .example("shop-dev-db");

  private static final List<Key<?>> SINGLE =
      List.of(
          Key.oneOf(
                  StackKind.KEY,
                  "Which stack this describes; without it, what follows from the folder and the keys.",
                  "app",
                  "db",
                  "iam")
              .notInKes()
              .idle(),
          Key.flag("authorizor", "Part of the iam stack's configuration, where nothing reads it.")
              .idle(),
          Key.text("shared_data_bucket", "A bucket of Cumulus's own; nothing reads it.")
              .example("cumulus-data-shared")
              .idle(),
          Key.text("bucket", "Worked out by the compiler.")
              .ineffective("it is `buckets.internal` or `system_bucket`."));

  /** The keys that this stack knows of but has no use for; other stacks may, or did. */
  static final List<Key<?>> WITHOUT_USE = SINGLE;

  private GeneralKeys() {}

  /** Reports what is wrong in what only a deployment reads. */
  static void check(Fields deployment) {
    deployment.optional(DB_STACK_NAME);
    deployment.optional(TAGS);
    deployment.list(CAPABILITIES);
    PostDeployBinder.bind(deployment);
    OF_STACKS.forEach(key -> deployment.section(key).ifPresent(GeneralKeys::read));
  }

  private static Key<Fields> of(StackKind kind) {
    return Objects.requireNonNull(STACKS.get(kind));
  }

  /** Reads a stack's parameters; those of its own section replace the general ones as a whole. */
  static List<StackParameter> parameters(Fields deployment, StackKind kind) {
    List<StackParameter> general = read(deployment);
    return deployment
        .section(of(kind))
        .filter(own -> own.has(PARAMS))
        .map(GeneralKeys::read)
        .orElse(general);
  }

  private static List<StackParameter> read(Fields holder) {
    List<StackParameter> parameters = new ArrayList<>();
    Names names = new Names("a stack parameter");
    for (Located<Fields> item : holder.list(PARAMS)) {
      Fields parameter = item.value();
      Optional<Located<String>> value = parameter.optional(PARAMETER_VALUE);
      Switch usePrevious = parameter.flag(PARAMETER_USE_PREVIOUS);
      parameter
          .required(PARAMETER_NAME)
          .filter(name -> names.accept(name, parameter.reading()))
          .ifPresent(name -> parameters.add(new StackParameter(name, value, usePrevious)));
    }
    return parameters;
  }

  static Map<Located<String>, Located<String>> tags(Fields deployment) {
    return deployment.optional(TAGS).map(Located::value).orElse(Map.of());
  }
}
