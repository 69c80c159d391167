package dev.cumulusc.rules.machine.expression;

import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.TextPlaces;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds JSONata expressions that can't be read. */
public final class JsonataSyntax implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3301",
              "jsonata-syntax",
              "A JSONata expression contains a syntax error.")
          .because("AWS refuses to create the state machine, or the state fails when it runs.")
          .fixedBy("Correct the expression at the place that is reported.")
          .accordingTo(Authority.aws("step-functions/latest/dg/transforming-data.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (JsonataSite site : machine.expressions().jsonata()) {
      site.parsed()
          .fault()
          .ifPresent(
              fault ->
                  out.report(
                      Diagnostic.of(
                              INFO,
                              TextPlaces.at(
                                  site.value(), fault.offset() + JsonataSite.OPEN.length()),
                              site.value().origin().isSecret()
                                  ? "The expression can't be read."
                                  : "The expression " + fault.message() + ".")
                          .withHelp(
                              advice(
                                  site.value().text(),
                                  fault.offset() + JsonataSite.OPEN.length()))));
    }
  }

  /** Operators of other languages, and how JSONata writes them. */
  private static final Map<String, String> OPERATORS =
      Map.of(
          "==", "Write `=`: JSONata compares with it.",
          "&&", "Write `and`.",
          "||", "Write `or`.",
          "=>", "Write `function($x) { ... }`.",
          "++", "Write `$x + 1`; texts are joined by `&`.");

  /** Returns how JSONata writes what stands around a place, if that is of another language. */
  private static Optional<String> advice(String text, int at) {
    for (int start = Math.max(0, at - 1); start <= at && start + 2 <= text.length(); start++) {
      String advice = OPERATORS.get(text.substring(start, start + 2));
      if (advice != null) {
        return Optional.of(advice);
      }
    }
    return at < text.length() && text.charAt(at) == '!'
        ? Optional.of("Write `$not(...)`.")
        : Optional.empty();
  }
}
