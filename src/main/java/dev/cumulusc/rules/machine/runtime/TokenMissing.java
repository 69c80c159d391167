package dev.cumulusc.rules.machine.runtime;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.knowledge.ContextObject;
import dev.cumulusc.asl.knowledge.PathLikeText;
import dev.cumulusc.asl.knowledge.TaskTokens;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.asl.service.Pattern;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Map;

/** Finds tasks that wait for a token which nobody gets. */
public final class TokenMissing implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.POLICY,
              "C4010",
              "token-missing",
              "A task waits for its token to come back but passes it to nobody.")
          .because("Nobody can send it back, so the state waits until its timeout.")
          .fixedBy(
              "Pass `$$.Task.Token` (in JSONata `$states.context.Task.Token`) in the"
                  + " parameters, or delete `.waitForTaskToken`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/connect-to-resource.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    Map<MachineState, ContextObject.Use> tokens = TaskTokens.of(machine);
    for (Tasks.Task task : Tasks.of(machine)) {
      if (task.call().pattern() == Pattern.TOKEN
          && task.arguments().isPresent()
          && !tokens.containsKey(task.state())
          && !namesToken(task.arguments().get())) {
        String token =
            task.state().usesJsonata() ? "{% $states.context.Task.Token %}" : "$$.Task.Token";
        out.report(
            INFO,
            task.state().body().entry(task.argumentsField()).orElseThrow().key().origin(),
            "State `" + task.state().name() + "` waits for its token, but does not pass it on.",
            "Pass `" + token + "` in `" + task.argumentsField() + "`.");
      }
    }
  }

  /** A path to the token that is passed on as a string is reported as that. */
  private static boolean namesToken(Node value) {
    if (value instanceof MappingNode mapping) {
      return mapping.entries().stream().anyMatch(entry -> namesToken(entry.value()));
    }
    if (value instanceof SequenceNode list) {
      return list.items().stream().anyMatch(TokenMissing::namesToken);
    }
    return (PathLikeText.isPath(value) || PathLikeText.isExpression(value))
        && value instanceof ScalarNode text
        && text.text().contains(".Task.Token");
  }
}
