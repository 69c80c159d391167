package dev.cumulusc.rules.reference;

import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.MachineRule;
import dev.cumulusc.validate.RuleContext;
import java.util.List;
import java.util.Optional;

/** Finds ARNs in definitions whose account, Region or partition can't be right. */
public final class DefinitionArn implements MachineRule, DeploymentRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3813",
              "arn-part-in-definition",
              "An ARN in a definition has an account, a Region or a partition that can't be right.")
          .because("Nothing has such an ARN, so that whatever is called with it fails.")
          .fixedBy(
              "Write an account as its 12 digits, and the partition that the Region is in; or"
                  + " `${AWS::AccountId}`, `${AWS::Region}` and `${AWS::Partition}` for those of the"
                  + " deployment.")
          .accordingTo(Authority.aws("IAM/latest/UserGuide/reference-arns.html"));

  /** The fields of states that name what is called. */
  private static final List<String> FIELDS =
      List.of("Resource", "Parameters", "Arguments", "Credentials", "ItemReader", "ResultWriter");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  /** Other tools may put in what a bare definition leaves open, by marks of their own. */
  @Override
  public void check(Machine machine, Diagnostics out) {
    check(machine, new ArnCheck(INFO, Severity.WARNING, out), false);
  }

  @Override
  public void check(RuleContext context, Diagnostics out) {
    ArnCheck check = new ArnCheck(INFO, INFO.severity(), out);
    KnownMachines.of(context).forEach(machine -> check(machine, check, true));
  }

  private static void check(Machine machine, ArnCheck check, boolean isWhole) {
    for (MachineState state : machine.states()) {
      for (String field : FIELDS) {
        state.body().get(field).ifPresent(value -> visit(value, check, isWhole));
      }
    }
  }

  private static void visit(Node value, ArnCheck check, boolean isWhole) {
    Optional<ComposedString> string =
        value instanceof ScalarNode text && JsonataSite.isExpression(text.text())
            ? Optional.empty()
            : ComposedString.of(value);
    string.ifPresent(check::check);
    if (isWhole) {
      string.ifPresent(check::checkHashes);
    }
    if (value instanceof SequenceNode list) {
      list.items().forEach(item -> visit(item, check, isWhole));
    } else if (value instanceof MappingNode mapping && string.isEmpty()) {
      mapping.entries().forEach(entry -> visit(entry.value(), check, isWhole));
    }
  }
}
