package dev.cumulusc.rules.machine.flow;

import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.PathSite;
import dev.cumulusc.asl.jsonata.Usage;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.asl.knowledge.TextPlaces;
import dev.cumulusc.asl.path.PathExpression.Path;
import dev.cumulusc.asl.path.PathExpression.Root;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.source.Origin;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds states that unwrap what nobody wrapped: the result of a function that is the resource. */
public final class PayloadOfDirectCall implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3243",
              "payload-of-direct-call",
              "A state reads `Payload` of a function's result, which only `lambda:invoke` puts"
                  + " around it.")
          .because(
              "A Task whose `Resource` is the function gets what the function returns as it is."
                  + " Unless the function itself returns a `Payload`, the execution fails with"
                  + " `States.Runtime`.")
          .fixedBy("Remove `Payload` from the path, or call the function by `lambda:invoke`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/connect-lambda.html"));

  private static final String PAYLOAD = "Payload";
  private static final int LENGTH = "$states.result.Payload".length();
  private static final Set<String> OF_RESULT = Set.of("Assign", "ResultSelector");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    Set<MachineState> direct =
        Tasks.of(machine).stream()
            .filter(task -> task.call() instanceof TaskResource.LambdaFunction)
            .map(Tasks.Task::state)
            .collect(Collectors.toSet());
    if (direct.isEmpty()) {
      return;
    }
    for (PathSite site : machine.expressions().paths()) {
      if (direct.contains(site.state()) && readsResult(site)) {
        site.parsed()
            .path()
            .filter(PayloadOfDirectCall::isPayload)
            .ifPresent(
                path -> report(site.state(), TextPlaces.at(site.value(), path.offset()), out));
      }
    }
    for (JsonataSite site : machine.expressions().jsonata()) {
      if (direct.contains(site.state())) {
        site.usage().map(Usage::variables).orElse(List.of()).stream()
            .filter(PayloadOfDirectCall::isPayload)
            .forEach(variable -> report(site.state(), site.at(variable.offset(), LENGTH), out));
      }
    }
  }

  private static boolean readsResult(PathSite site) {
    boolean isOfState = site.part().node().equals(site.state().body());
    boolean isOutput =
        site.field().equals("OutputPath")
            && !site.state().body().has("ResultSelector")
            && !site.state().body().has("ResultPath");
    return isOfState && (isOutput || OF_RESULT.contains(site.field()));
  }

  private static boolean isPayload(Path path) {
    return path.root() == Root.INPUT
        && !path.names().isEmpty()
        && path.names().get(0).equals(PAYLOAD);
  }

  private static boolean isPayload(Usage.VariableUse variable) {
    return variable.name().equals("states")
        && variable.members().size() > 1
        && variable.members().subList(0, 2).equals(List.of("result", PAYLOAD));
  }

  private static void report(MachineState state, Origin at, Diagnostics out) {
    out.report(
        INFO,
        at,
        "State `"
            + state.name()
            + "` gets what the function returns as it is, without `Payload` around it.",
        "Remove `Payload` from the path, unless the function itself returns one.");
  }
}
