package dev.cumulusc.rules.machine.field;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds versions of the language that don't exist. */
public final class UnsupportedVersion implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.FORM,
              "C3012",
              "unsupported-version",
              "The version of the Amazon States Language does not exist.")
          .because("The only version is `1.0`. AWS refuses to create the state machine.")
          .fixedBy("Write `Version: '1.0'`, or delete the field.")
          .accordingTo(Authority.aws("step-functions/latest/dg/statemachine-structure.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    Optional<Node> version = machine.definition().get("Version");
    if (version.isEmpty() || Placeholders.isUnknown(version.get())) {
      return;
    }
    boolean isOne = version.get() instanceof ScalarNode scalar && ONES.contains(scalar.written());
    boolean isText = version.get() instanceof ScalarNode scalar && scalar.isString();
    if (isOne && isText) {
      return;
    }
    Diagnostic diagnostic =
        Diagnostic.of(
                INFO,
                version.get().origin(),
                "`Version` is " + version.get().describe() + ", but it must be the string `1.0`.")
            .withHelp("Write `Version: \"1.0\"`, or leave it out.")
            .withFix(version.get().span().text(), "\"1.0\"");
    // Some tools that read YAML take the number for the text.
    out.report(isOne ? diagnostic.withSeverity(Severity.WARNING) : diagnostic);
  }

  private static final Set<String> ONES = Set.of("1.0", "1");
}
