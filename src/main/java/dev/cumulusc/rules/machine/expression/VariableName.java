package dev.cumulusc.rules.machine.expression;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.Assignments;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds variables with names that they can't have. */
public final class VariableName implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE, "C3951", "variable-name", "A variable has a name that is not allowed.")
          .because("AWS refuses to create the state machine.")
          .fixedBy(
              "Begin the name with a letter, and go on with letters, digits and `_`, up"
                  + " to 80 characters.")
          .accordingTo(Authority.aws("step-functions/latest/dg/workflow-variables.html"))
          .asAws("INVALID_VARIABLE_NAME");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (ScalarNode key : Assignments.keys(machine)) {
      String name = Tasks.parameterName(key.text());
      int length = name.codePointCount(0, name.length());
      if (length > MOST) {
        out.report(
            INFO,
            key.origin(),
            "The name of a variable has "
                + length
                + " characters, but it can have at most "
                + MOST
                + ".");
      } else if (!isIdentifier(name) && !Placeholders.isPartOf(name)) {
        out.report(
            INFO,
            key.origin(),
            "`" + name + "` is no name for a variable.",
            "Use letters, digits and `_`, and start with a letter.");
      }
    }
  }

  private static final int MOST = 80;

  private static boolean isIdentifier(String name) {
    return !name.isEmpty()
        && (Character.isUnicodeIdentifierStart(name.codePointAt(0)) || name.charAt(0) == '_')
        && name.codePoints().allMatch(Character::isUnicodeIdentifierPart);
  }
}
