package dev.cumulusc.rules.machine.task;

import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.StrangeFields;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.asl.service.Integration;
import dev.cumulusc.asl.service.Integrations;
import dev.cumulusc.asl.service.Parameters;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds calls of integrations that lack a parameter. */
public final class MissingParameter implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3805",
              "missing-parameter",
              "A task calls an integration without a required parameter.")
          .because(
              "AWS refuses to create the state machine. A call of the AWS SDK fails when it runs;"
                  + " for these, the finding is a warning.")
          .fixedBy("Add the parameter, with `.$` at the end of its name if its value is a path.")
          .accordingTo(Authority.aws("step-functions/latest/dg/integrate-optimized.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Tasks.Task task : Tasks.of(machine)) {
      if (isReadable(task)) {
        List<String> given =
            given(task).map(MappingNode::names).orElse(List.of()).stream()
                .map(Tasks::parameterName)
                .toList();
        List<String> missing =
            required(task).stream()
                .filter(name -> Integration.alternatives(name).stream().noneMatch(given::contains))
                .toList();
        if (!missing.isEmpty() && !isReportedOtherwise(machine, task)) {
          report(task, missing, out);
        }
      }
    }
  }

  /** A field or a parameter that resembles none may be what is missing, and is reported so. */
  private static boolean isReportedOtherwise(Machine machine, Tasks.Task task) {
    boolean hasStrangeField =
        task.made().arguments().isEmpty()
            && machine.parts().stream()
                .filter(part -> part.state().filter(task.state()::equals).isPresent())
                .anyMatch(part -> !StrangeFields.of(part).isEmpty());
    return hasStrangeField || UnknownParameter.replacesWhatIsMissing(task);
  }

  private static List<String> required(Tasks.Task task) {
    if (task.call() instanceof TaskResource.Optimized call) {
      return Integrations.find(call.service(), call.action())
          .map(Integration::required)
          .orElse(List.of());
    }
    // Without any parameters, the SDK gets the input of the state as they are.
    return task.call() instanceof TaskResource.Sdk call && task.arguments().isPresent()
        ? Parameters.of(call.service(), call.action())
            .map(Parameters.Structure::members)
            .orElse(List.of())
            .stream()
            .filter(Parameters.Member::isRequired)
            .map(Parameters.Member::name)
            .toList()
        : List.of();
  }

  private static boolean isReadable(Tasks.Task task) {
    boolean isMerged =
        given(task)
            .filter(node -> node.names().stream().anyMatch(name -> name.startsWith("Fn::")))
            .isPresent();
    // A misspelt field with all parameters is reported as a field that no state has.
    return !isMerged
        && !task.state().body().has(task.argumentsField() + ".$")
        && task.made()
            .arguments()
            .map(MappingNode.Entry::value)
            .filter(value -> Placeholders.isUnknown(value) || isExpression(value))
            .isEmpty();
  }

  private static boolean isExpression(Node value) {
    return value instanceof ScalarNode text
        && text.isString()
        && (JsonataSite.isExpression(text.text()) || Placeholders.isPartOf(text.text()));
  }

  /** Returns the parameters, also those in the field of the other language, which is reported. */
  private static Optional<MappingNode> given(Tasks.Task task) {
    return task.made()
        .arguments()
        .map(MappingNode.Entry::value)
        .filter(MappingNode.class::isInstance)
        .map(MappingNode.class::cast);
  }

  private static String described(List<String> missing) {
    String all = Words.all(missing.stream().filter(name -> !name.contains("|")).toList());
    String either =
        missing.stream()
            .filter(name -> name.contains("|"))
            .map(names -> Words.any(Integration.alternatives(names)))
            .collect(Collectors.joining(", and "));
    return all.isEmpty() || either.isEmpty() ? all + either : all + ", and " + either + ",";
  }

  private static void report(Tasks.Task task, List<String> missing, Diagnostics out) {
    Diagnostic found =
        Diagnostic.of(
            INFO,
            task.state()
                .body()
                .entry(task.argumentsField())
                .map(entry -> entry.key().origin())
                .orElse(task.resource().origin()),
            "`"
                + task.callName()
                + "` needs "
                + described(missing)
                + " in `"
                + task.argumentsField()
                + "`.");
    out.report(
        task.call() instanceof TaskResource.Sdk ? found.withSeverity(Severity.WARNING) : found);
  }
}
