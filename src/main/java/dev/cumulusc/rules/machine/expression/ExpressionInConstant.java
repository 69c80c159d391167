package dev.cumulusc.rules.machine.expression;

import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds expressions in fields that take constants only. */
public final class ExpressionInConstant implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3311",
              "expression-in-constant",
              "A field that takes only a constant has a JSONata expression.")
          .because(
              "`Resource` must be a constant string. A name in `ErrorEquals` is compared as it is"
                  + " written, and an expression there matches no error; for these, the finding is a"
                  + " warning.")
          .fixedBy(
              "Write the ARN or the name itself. To choose a function at run time, call"
                  + " `arn:aws:states:::lambda:invoke` with an expression as `FunctionName`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/transforming-data.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Part part : machine.parts()) {
      if (part.language() == QueryLanguage.JSONATA && part.state().isPresent()) {
        part.known().stream()
            .filter(known -> known.name().equals("Resource") && isExpression(known.value()))
            .forEach(known -> out.report(resource(part, known.value())));
        part.node().sequence("ErrorEquals").map(SequenceNode::items).orElse(List.of()).stream()
            .filter(ExpressionInConstant::isExpression)
            .forEach(error -> out.report(error(error)));
      }
    }
  }

  private static Diagnostic resource(Part part, Node value) {
    boolean isOfState =
        part.state().map(MachineState::body).filter(part.node()::equals).isPresent();
    return Diagnostic.of(
            INFO,
            value.origin(),
            "`Resource` must be a constant, but it is " + value.describe() + ".")
        .withHelp(
            isOfState
                ? "Write an ARN. To choose a function at run time, call"
                    + " `arn:aws:states:::lambda:invoke` with an expression as `FunctionName`."
                : "Write the ARN of the integration.");
  }

  private static Diagnostic error(Node value) {
    return Diagnostic.of(
            INFO,
            value.origin(),
            "`ErrorEquals` has "
                + value.describe()
                + ", which is compared as it is written and matches no error.")
        .withHelp("Write the name of an error.")
        .withSeverity(Severity.WARNING);
  }

  /** Template languages have the same signs, but more than one pair of them. */
  private static boolean isExpression(Node value) {
    return value instanceof ScalarNode text
        && text.isString()
        && JsonataSite.isExpression(text.text())
        && text.text().indexOf(JsonataSite.OPEN, 1) < 0;
  }
}
