package dev.cumulusc.rules.machine.task;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.asl.service.SdkServices;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds actions that AWS does not have. */
public final class UnknownSdkAction implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3807",
              "unknown-sdk-action",
              "An `aws-sdk` task calls a service or an action that is not known.")
          .because(
              "Services and actions are named as in the AWS SDK for Java, and actions"
                  + " begin with a small letter. AWS refuses to create the state machine,"
                  + " unless the action is a new one. A name that differs from a known one by case"
                  + " alone is not new: there the finding is an error.")
          .fixedBy(
              "Correct the spelling: `arn:aws:states:::aws-sdk:s3:listObjectsV2`. `cumulusc"
                  + " --version` shows the day of the actions that are known.")
          .accordingTo(Authority.aws("step-functions/latest/dg/supported-services-awssdk.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Tasks.Task task : Tasks.of(machine)) {
      if (task.call() instanceof TaskResource.Sdk call) {
        Optional<Set<String>> actions = SdkServices.actions(call.service());
        if (actions.isEmpty()) {
          out.report(
              Diagnostic.of(
                      INFO,
                      task.resource().origin(),
                      "AWS has no service `" + call.service() + "`.")
                  .withHelp("Services are named as in the AWS SDK for Java, in small letters.")
                  .suggesting(call.service(), SdkServices.names())
                  .withSeverity(severity(call.service(), SdkServices.names())));
        } else if (!actions.get().contains(call.action())) {
          out.report(
              Diagnostic.of(
                      INFO,
                      task.resource().origin(),
                      "The service `" + call.service() + "` has no action `" + call.action() + "`.")
                  .withHelp("Actions start with a small letter, as in `listObjectsV2`.")
                  .suggesting(call.action(), actions.get())
                  .withSeverity(severity(call.action(), actions.get())));
        }
      }
    }
  }

  /** What differs from a known name by case alone is no new one. */
  private static Severity severity(String name, Collection<String> known) {
    return known.stream().anyMatch(name::equalsIgnoreCase) ? Severity.ERROR : Severity.WARNING;
  }
}
