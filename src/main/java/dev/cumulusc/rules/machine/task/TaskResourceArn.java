package dev.cumulusc.rules.machine.task;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.rules.reference.QuotedFunction;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds tasks that call what is no resource. */
public final class TaskResourceArn implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE, "C3801", "task-resource-arn", "The resource of a task is not an ARN.")
          .because("AWS refuses to create the state machine.")
          .fixedBy(
              "Write the ARN of a Lambda function (`${NameLambdaFunction.Arn}`), of an"
                  + " activity (`${NameActivity}`), or of an integration"
                  + " (`arn:aws:states:::sqs:sendMessage`).")
          .accordingTo(Authority.aws("step-functions/latest/dg/state-task.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  /** A reference to a function or activity without its braces, or without their dollar sign. */
  private static final Pattern UNBRACED =
      Pattern.compile("\\$?\\{?(\\w+LambdaFunction\\.Arn|\\w+Activity)}?");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Tasks.Task task : Tasks.of(machine)) {
      if (task.call() instanceof TaskResource.NoArn) {
        out.report(QuotedFunction.find(INFO, task.made().resource()).orElseGet(() -> noArn(task)));
      }
    }
  }

  private static Diagnostic noArn(Tasks.Task task) {
    Diagnostic found =
        Diagnostic.of(
            INFO,
            task.resource().origin(),
            "`Resource` is "
                + task.resource().describe()
                + ", but it must be the ARN of a function, an activity or an integration.");
    String text = task.made().resource().toString();
    Matcher reference = UNBRACED.matcher(text);
    if (!reference.matches()) {
      return found.withHelp(
          "For example `arn:aws:states:::lambda:invoke`, or `${NameLambdaFunction.Arn}`.");
    }
    String meant = "${" + reference.group(1) + "}";
    return found.withHelp("Write `" + meant + "`.").withFix(text, meant);
  }
}
