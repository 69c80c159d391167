package dev.cumulusc.compile;

import dev.cumulusc.bind.DeploymentBinder;
import dev.cumulusc.bind.key.Assumed;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.validate.RuleEngine;
import java.util.EnumSet;
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

  /**
   * Templates that are rendered read the configuration as it is written, and what nothing uses may
   * be what a value is meant to name that can't be read.
   */
  private static final Set<Stage> MAY_BE_UNHARMED =
      EnumSet.complementOf(EnumSet.of(Stage.RENDER, Stage.USAGE));

  private final ApplicationRequest request;
  private final Application application;
  private final RuleEngine rules;

  Unharmed(ApplicationRequest request, Application application, RuleEngine rules) {
    this.request = request;
    this.application = application;
    this.rules = rules;
  }

  /** Reports what is found whatever stands in place of values that can't be read. */
  void report(Diagnostics diagnostics) {
    Set<Diagnostic> always = found(Assumed.NOTHING);
    always.removeIf(each -> !MAY_BE_UNHARMED.contains(each.rule().stage()));
    if (!always.isEmpty()) {
      always.retainAll(found(Assumed.LEAST));
    }
    if (!always.isEmpty()) {
      always.retainAll(found(Assumed.most(names(always))));
    }
    always.forEach(diagnostics::report);
  }

  private Set<Diagnostic> found(Assumed assumed) {
    Deployment bound = new DeploymentBinder(Diagnostics.discarding(), assumed).bind(application);
    Diagnostics found = new Diagnostics();
    Compilation compilation =
        new NativeCompiler(request, assumed, found).compile(application, bound);
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
