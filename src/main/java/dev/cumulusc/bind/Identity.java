package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.model.Located;
import dev.cumulusc.tree.ScalarNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names that all other names begin with. */
record Identity(Located<String> prefix, Located<String> prefixNoDash, Located<String> stackName) {
  /** What the base configuration and its samples have in the place of a name. */
  private static final Pattern PLACEHOLDER = Pattern.compile("(?i)change-?me");

  private static final Pattern WORD_START = Pattern.compile("(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)");

  /**
   * Reads the names.
   *
   * @param workflows whether there are workflows, whose logical ids begin with {@code prefixNoDash}
   */
  static Identity bind(Fields deployment, boolean workflows) {
    Located<String> prefix = prefix(deployment);
    reportPlaceholder(deployment);
    return new Identity(
        prefix,
        deployment
            .optional(GeneralKeys.PREFIX_NO_DASH)
            .orElseGet(() -> prefixNoDash(deployment, prefix, workflows)),
        deployment
            .optional(GeneralKeys.STACK_NAME)
            .orElseGet(() -> derived(prefix, GeneralKeys.STACK_NAME, prefix.value())));
  }

  /** Reports the first of the names that is a placeholder; the others mostly follow from it. */
  private static void reportPlaceholder(Fields deployment) {
    Stream.of(GeneralKeys.PREFIX, GeneralKeys.PREFIX_NO_DASH, GeneralKeys.STACK_NAME)
        .flatMap(key -> deployment.entry(key).stream())
        .filter(
            entry ->
                entry.value() instanceof ScalarNode name && PLACEHOLDER.matcher(name.text()).find())
        .findFirst()
        .ifPresent(
            entry ->
                deployment
                    .diagnostics()
                    .report(
                        BindRules.PLACEHOLDER_NAME,
                        entry.value().origin(),
                        "`"
                            + entry.name()
                            + "` is still the placeholder `"
                            + ((ScalarNode) entry.value()).text()
                            + "`.",
                        "Set `" + entry.name() + "` to a name of your own in `app/config.yml`."));
  }

  private static Located<String> prefix(Fields deployment) {
    Optional<Located<String>> stackName = deployment.optional(GeneralKeys.STACK_NAME);
    if (!deployment.has(GeneralKeys.PREFIX) && deployment.isRefused(GeneralKeys.STACK_NAME)) {
      return derived(deployment.name(), GeneralKeys.PREFIX, deployment.name().value());
    }
    if (!deployment.has(GeneralKeys.PREFIX) && stackName.isPresent()) {
      report(deployment, stackName.get(), GeneralKeys.PREFIX, stackName.get().value());
      return derived(stackName.get(), GeneralKeys.PREFIX, stackName.get().value());
    }
    return deployment
        .required(GeneralKeys.PREFIX)
        .orElseGet(() -> new Located<>(deployment.name().value(), deployment.origin()));
  }

  private static Located<String> prefixNoDash(
      Fields deployment, Located<String> prefix, boolean workflows) {
    String camelCase =
        WORD_START
            .matcher(prefix.value())
            .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    if (workflows
        && deployment.optional(GeneralKeys.PREFIX).isPresent()
        && !deployment.isRefused(GeneralKeys.PREFIX_NO_DASH)) {
      report(deployment, prefix, GeneralKeys.PREFIX_NO_DASH, camelCase);
    }
    return derived(prefix, GeneralKeys.PREFIX_NO_DASH, camelCase);
  }

  private static void report(
      Fields deployment, Located<String> because, Key<String> key, String value) {
    deployment
        .diagnostics()
        .report(
            BindRules.DERIVED_NAME,
            because.origin(),
            "`" + key.name() + "` is not set and taken to be `" + value + "`.",
            "Write `" + key.name() + ": " + value + "` to fix it.");
  }

  private static Located<String> derived(Located<String> from, Key<String> key, String value) {
    return new Located<>(value, from.origin().derive("the default `" + key.name() + "`"));
  }
}
