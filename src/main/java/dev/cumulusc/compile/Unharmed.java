package dev.cumulusc.compile;

import dev.cumulusc.bind.DeploymentBinder;
import dev.cumulusc.bind.key.Assumed;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.resolve.PartlyResolved;
import dev.cumulusc.validate.RuleEngine;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds what is wrong beside the values of a configuration that can't be read, so that one run
 * reports all. Everything is checked several times, each time with something else in place of those
 * values. What is found every time in the same words does not depend on them; anything else may be
 * gone as soon as they are right, and is not reported.
 */
final class Unharmed {
  /** More names than an application has, unless somebody made it to be slow. */
  private static final int MAX_NAMES = 2_000;

  /** Names are those of resources, functions, environment variables. */
  private static final Pattern QUOTED = Pattern.compile("`(\\w+)`");

  private final ApplicationRequest request;
  private final PartlyResolved resolved;
  private final RuleEngine rules;

  Unharmed(ApplicationRequest request, PartlyResolved resolved, RuleEngine rules) {
    this.request = request;
    this.resolved = resolved;
    this.rules = rules;
  }

  /** Reports what is found whatever stands in place of values that can't be read. */
  void report(Diagnostics diagnostics) {
    Set<Diagnostic> always = found(Assumed.NOTHING);
    // What nothing uses may be what a value is meant to name that can't be read.
    always.removeIf(each -> each.rule().stage() == Stage.USAGE);
    if (!always.isEmpty()) {
      always.retainAll(found(Assumed.LEAST));
    }
    if (!always.isEmpty()) {
      always.retainAll(found(Assumed.most(names(always))));
    }
    always.forEach(diagnostics::report);
  }

  private Set<Diagnostic> found(Assumed assumed) {
    Deployment bound =
        new DeploymentBinder(Diagnostics.discarding(), resolved.unknown(), assumed)
            .bind(resolved.application());
    // Templates that are rendered read the values as they are written.
    if (!assumed.isAny() && NestedCompiler.rendersAny(bound)) {
      return new LinkedHashSet<>();
    }
    Diagnostics found = new Diagnostics();
    Compilation compilation =
        new NativeCompiler(request, assumed, found).compile(resolved.application(), bound);
    if (compilation.overrides().isPresent()) {
      return new LinkedHashSet<>();
    }
    CompilationChecks.check(compilation, rules, RenderedErrors.STOP, found);
    return new LinkedHashSet<>(found.found());
  }

  /**
   * Returns what findings name, and what logical ids among that may begin with. It may stand where
   * something can't be read, so that nothing is wrong with its name.
   */
  private static Set<String> names(Set<Diagnostic> found) {
    Set<String> names = new TreeSet<>();
    for (Diagnostic each : found) {
      Matcher words = QUOTED.matcher(each.message());
      while (words.find()) {
        String word = words.group(1);
        names.add(word);
        IntStream.range(1, word.length())
            .filter(end -> Character.isUpperCase(word.charAt(end)))
            .forEach(end -> names.add(word.substring(0, end)));
      }
    }
    return names.stream().limit(MAX_NAMES).collect(Collectors.toSet());
  }
}
