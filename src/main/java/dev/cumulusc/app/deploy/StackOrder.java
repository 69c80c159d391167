package dev.cumulusc.app.deploy;

import dev.cumulusc.compare.EvaluatedTemplate;
import dev.cumulusc.compare.StackLinks;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.service.ParameterValue;
import dev.cumulusc.resolve.StackKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which stacks of a deployment wait for others. */
final class StackOrder {
  private StackOrder() {}

  /**
   * Returns stacks in groups: those of a group don't need one another, and each comes after the
   * groups before it. An application comes after all others, since it finds roles by their names.
   */
  static List<List<StackDeployment>> together(List<StackDeployment> deployments) {
    List<List<StackDeployment>> groups = new ArrayList<>();
    for (StackDeployment deployment : deployments) {
      boolean waits =
          groups.isEmpty()
              || groups.get(groups.size() - 1).stream()
                  .anyMatch(each -> mayNeed(deployment.prepared(), each.prepared()));
      if (waits) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(deployment);
    }
    return groups;
  }

  private static boolean mayNeed(PreparedStack stack, PreparedStack earlier) {
    return stack.input().compilation().application().kind() == StackKind.APPLICATION
        || Snapshots.databaseOf(stack).equals(Optional.of(earlier.input().stackName()))
        || !stack.nested().isEmpty()
        || StackLinks.mayNeed(evaluated(stack), evaluated(earlier));
  }

  private static EvaluatedTemplate evaluated(PreparedStack stack) {
    Map<String, String> values = EvaluatedTemplate.defaultsOf(stack.template());
    for (ParameterValue given : stack.input().parameters()) {
      values.remove(given.name());
      given.value().ifPresent(value -> values.put(given.name(), value));
    }
    return EvaluatedTemplate.of(stack.template(), values);
  }
}
