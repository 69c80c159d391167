package dev.cumulusc.emit;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.EventRule;
import dev.cumulusc.model.Workflow;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.JsonText;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Narrows a rule about workflows to those of this stack: its pattern names their state machines, in
 * as many rules as that takes.
 *
 * <p>Each rule takes as many machines as surely fit, in the order of the workflows. The rules are
 * numbered even when there is one only, so that a further workflow adds a rule at most, renames
 * none, and moves no machine when it comes last.
 */
final class WorkflowRules {
  /** The most characters that EventBridge takes for a pattern. */
  private static final int PATTERN_LIMIT = 2048;

  /** The most characters that stand before the name in a state machine's ARN. */
  private static final int ARN_PREFIX = 64;

  /** The most characters of a state machine's name. */
  private static final int NAME_LIMIT = 80;

  /** What CloudFormation puts behind the logical id to make a name: a dash and 13 characters. */
  private static final int NAME_SUFFIX = 14;

  /** The quotes around an ARN and the comma before it. */
  private static final int PUNCTUATION = 3;

  private static final String DETAIL = "detail";
  private static final String STATE_MACHINE_ARN = "stateMachineArn";

  private WorkflowRules() {}

  /**
   * One of the rules that a rule becomes.
   *
   * @param stateMachines the logical ids of the machines that the pattern names
   */
  record Part(String name, MappingNode pattern, List<String> stateMachines) {}

  /** Returns the rules that a rule becomes: none without workflows. */
  static List<Part> split(EventRule rule, Deployment deployment, Diagnostics diagnostics) {
    MappingNode pattern = rule.eventPattern().orElseThrow();
    int room = PATTERN_LIMIT - JsonText.of(withMachines(pattern, List.of())).length() + 1;
    List<Part> parts = new ArrayList<>();
    List<Workflow> held = new ArrayList<>();
    int taken = 0;
    for (Workflow workflow : deployment.workflows()) {
      int length = arnLength(deployment.stateMachine(workflow)) + PUNCTUATION;
      if (length > room) {
        reportTooLong(rule, room, diagnostics);
        return List.of();
      }
      if (taken + length > room) {
        parts.add(part(rule, parts.size() + 1, held, deployment));
        held.clear();
        taken = 0;
      }
      held.add(workflow);
      taken += length;
    }
    if (!held.isEmpty()) {
      parts.add(part(rule, parts.size() + 1, held, deployment));
    }
    return parts;
  }

  private static int arnLength(String logicalId) {
    return ARN_PREFIX + Math.min(NAME_LIMIT, logicalId.length() + NAME_SUFFIX);
  }

  private static Part part(
      EventRule rule, int number, List<Workflow> workflows, Deployment deployment) {
    List<Node> arns = new ArrayList<>();
    for (Workflow workflow : workflows) {
      String reference = "${" + deployment.stateMachine(workflow) + "}";
      arns.add(ScalarNode.string(reference, workflow.name().origin()));
    }
    return new Part(
        rule.name().value() + number,
        withMachines(rule.eventPattern().orElseThrow(), arns),
        workflows.stream().map(deployment::stateMachine).toList());
  }

  private static MappingNode withMachines(MappingNode pattern, List<Node> arns) {
    Origin origin = pattern.origin();
    MappingNode detail = pattern.mapping(DETAIL).orElseGet(() -> MappingNode.empty(origin));
    return pattern.with(
        ScalarNode.string(DETAIL, origin),
        detail.with(
            ScalarNode.string(STATE_MACHINE_ARN, origin), new SequenceNode(arns, null, origin)));
  }

  private static void reportTooLong(EventRule rule, int room, Diagnostics diagnostics) {
    diagnostics.report(
        EmitRules.EVENT_PATTERN_TOO_LONG,
        rule.eventPattern().orElseThrow().origin(),
        "The event pattern of `"
            + rule.name().value()
            + "` leaves "
            + Math.max(0, room)
            + " of "
            + PATTERN_LIMIT
            + " characters for the workflows' ARNs, and one of them needs more.",
        "Shorten the pattern.");
  }
}
