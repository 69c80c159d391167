package dev.cumulusc.rules.machine.expression;

import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.jsonata.Usage;
import dev.cumulusc.asl.path.IntrinsicFunction;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds names of fields that belong to nothing. */
public final class JsonataUnqualifiedField implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3306",
              "jsonata-unqualified-field",
              "A JSONata expression names a field without what it belongs to.")
          .because(
              "AWS refuses to create the state machine: expressions have no input of their own, in the"
                  + " bodies of functions either. It accepts `*` and `**`, which then find nothing; for"
                  + " these, the finding is a warning.")
          .fixedBy(
              "Write `$states.input.NAME` for a field of the input, or `$NAME` for a"
                  + " variable.")
          .accordingTo(Authority.published("https://github.com/floci-io/floci/pull/2699"))
          .asAws("UNSUPPORTED_JSONATA_EXPRESSION");

  /** Names that need no quotes in an expression. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

  private static final Pattern INTRINSIC =
      Pattern.compile("States\\s*\\.\\s*([A-Z]\\w*)(?=\\s*\\()");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (JsonataSite site : machine.expressions().jsonata()) {
      site.usage().map(Usage::fields).orElse(List.of()).stream()
          .map(place -> found(site, place))
          .forEach(out::report);
    }
  }

  private static Diagnostic found(JsonataSite site, Usage.Place place) {
    String name = place.text();
    Optional<Diagnostic> intrinsic = intrinsic(site, place);
    if (intrinsic.isPresent()) {
      return intrinsic.get();
    }
    Diagnostic found =
        Diagnostic.of(
            INFO,
            site.at(place.offset(), name.length()),
            "`"
                + name
                + "` "
                + (isWildcard(name) ? "stands for fields" : "is a field")
                + " of nothing here.");
    if (isWildcard(name)) {
      return found
          .withSeverity(Severity.WARNING)
          .withHelp("Write `$states.input." + name + "` for the fields of the input.");
    }
    if (!PLAIN.matcher(name).matches()) {
      String quoted = name.contains("'") ? "\"" + name + "\"" : "'" + name + "'";
      return found.withHelp("Write `$states.input." + quoted + "` for a field of the input.");
    }
    return found.withHelp(
        "Write `$states.input."
            + name
            + "` for a field of the input, `$"
            + name
            + "` for a variable, or `'"
            + name
            + "'` for a string.");
  }

  /** Returns what to write for a call of a function that only JSONPath states have. */
  private static Optional<Diagnostic> intrinsic(JsonataSite site, Usage.Place place) {
    String text = site.value().text();
    Matcher call =
        INTRINSIC
            .matcher(text)
            .region(
                Math.min(JsonataSite.OPEN.length() + place.offset(), text.length()), text.length());
    if (!call.lookingAt()) {
      return Optional.empty();
    }
    String name = "States." + call.group(1);
    Diagnostic found =
        Diagnostic.of(
            INFO,
            site.at(place.offset(), call.group().length()),
            "`" + name + "` is a function of JSONPath states, which JSONata does not have.");
    return Optional.of(
        IntrinsicFunction.named(name)
            .map(function -> found.withHelp("Write `" + function.jsonata() + "` for it."))
            .orElse(found.withHelp("Write the JSONata expression that gives the same.")));
  }

  private static boolean isWildcard(String name) {
    return name.startsWith("*");
  }
}
