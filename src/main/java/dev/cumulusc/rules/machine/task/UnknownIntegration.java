package dev.cumulusc.rules.machine.task;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.asl.service.Integrations;
import dev.cumulusc.asl.service.Pattern;
import dev.cumulusc.asl.service.SdkServices;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds integrations that don't exist. */
public final class UnknownIntegration implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3803",
              "unknown-integration",
              "A task calls a service or an action that Step Functions has no"
                  + " integration for.")
          .because("AWS refuses to create the state machine.")
          .fixedBy(
              "Correct the name; services and actions are case-sensitive. Other actions"
                  + " can be called as `arn:aws:states:::aws-sdk:SERVICE:ACTION`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/integrate-optimized.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Tasks.Task task : Tasks.of(machine)) {
      if (task.call() instanceof TaskResource.Optimized call
          && Integrations.find(call.service(), call.action()).isEmpty()) {
        // AWS adds integrations now and then, for services that it already has.
        boolean maybeNew =
            !Integrations.hasService(call.service())
                && SdkServices.actions(call.service().replace("-", "")).isPresent();
        out.report(
            withHelp(Diagnostic.of(INFO, task.resource().origin(), message(call)), call)
                .withSeverity(maybeNew ? Severity.WARNING : Severity.ERROR));
      }
    }
  }

  private static String message(TaskResource.Optimized call) {
    Optional<String> suffix = wrongSuffix(call);
    if (suffix.isPresent()) {
      return "A task can't wait by `" + suffix.get() + "`.";
    }
    return Integrations.hasService(call.service())
        ? "The integration of `"
            + call.service()
            + "` has no action `"
            + call.action()
            + "`; it has "
            + Words.all(Integrations.actions(call.service()))
            + "."
        : "Step Functions has no integration of `" + call.service() + "`.";
  }

  /** Returns what stands behind an action that is right, and says how to wait for it. */
  private static Optional<String> wrongSuffix(TaskResource.Optimized call) {
    int dot = call.action().indexOf('.');
    return dot > 0 && Integrations.find(call.service(), call.action().substring(0, dot)).isPresent()
        ? Optional.of(call.action().substring(dot))
        : Optional.empty();
  }

  private static Diagnostic withHelp(Diagnostic found, TaskResource.Optimized call) {
    Optional<String> suffix = wrongSuffix(call);
    if (suffix.isPresent()) {
      List<String> suffixes =
          Stream.of(Pattern.values())
              .map(Pattern::suffix)
              .filter(known -> !known.isEmpty())
              .toList();
      return found
          .withHelp("What a task can wait by is " + Words.all(suffixes) + ".")
          .suggesting(
              suffix.get(),
              suffixes.stream()
                  .filter(suffix.get()::equalsIgnoreCase)
                  .findFirst()
                  .or(() -> Suggestions.nearest(suffix.get(), suffixes)));
    }
    boolean isSdk =
        SdkServices.actions(call.service())
            .filter(actions -> actions.contains(call.action()))
            .isPresent();
    if (isSdk) {
      return found.withHelp(
          "Write `aws-sdk:" + call.service() + ":" + call.action() + "` to call any action.");
    }
    Diagnostic general =
        found.withHelp("Actions without an integration are called by `aws-sdk:service:action`.");
    return Integrations.hasService(call.service())
        ? general.suggesting(call.action(), Integrations.actions(call.service()))
        : general.suggesting(call.service(), Integrations.services());
  }
}
