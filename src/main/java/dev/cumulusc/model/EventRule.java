package dev.cumulusc.model;

import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import java.util.List;
import java.util.Optional;

/**
 * A rule that starts Lambda functions on a schedule or on events.
 *
 * @param eventPattern the pattern of the events, as it was written
 * @param perWorkflow whether it is for the state machines of this stack only: its pattern then
 *     names each of them, in as many rules as that takes
 * @param state {@code ENABLED} or {@code DISABLED}
 */
public record EventRule(
    Located<String> name,
    Optional<Located<String>> schedule,
    Optional<MappingNode> eventPattern,
    Switch perWorkflow,
    Located<String> state,
    List<Target> targets,
    Origin origin) {

  public EventRule {
    targets = List.copyOf(targets);
  }

  /**
   * A Lambda function that the rule starts.
   *
   * @param input what it gets instead of the event
   */
  public record Target(Located<String> lambda, Optional<Node> input, Origin origin) {}
}
