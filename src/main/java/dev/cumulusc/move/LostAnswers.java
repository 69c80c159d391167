package dev.cumulusc.move;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Finds the states of a workflow that read what the Lambda service answered beside the function's
 * result, and no longer does.
 */
final class LostAnswers {
  private final Diagnostics diagnostics;
  private final Set<String> paths = new LinkedHashSet<>();
  private boolean invocationRemains;

  LostAnswers(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Notes the path at which a moved task's answer lay. */
  void answerAt(String path) {
    paths.add(path);
  }

  /** Notes that some task is still called through the service, whose answer may be the one read. */
  void invocationRemains() {
    invocationRemains = true;
  }

  void report(MappingNode definition) {
    if (!invocationRemains && !paths.isEmpty()) {
      search(definition);
    }
  }

  private void search(Node node) {
    if (node instanceof MappingNode mapping) {
      mapping.entries().forEach(entry -> search(entry.value()));
    } else if (node instanceof SequenceNode sequence) {
      sequence.items().forEach(this::search);
    } else if (node instanceof ScalarNode scalar) {
      check(scalar);
    }
  }

  private void check(ScalarNode scalar) {
    for (String path : paths) {
      ServiceAnswer.fieldRead(path, scalar.text())
          .ifPresent(
              field ->
                  diagnostics.report(
                      MoveRules.ANSWER_LOST_IN_MOVE,
                      scalar.origin(),
                      "`"
                          + field
                          + "` was answered by the Lambda service, but the task that it came from"
                          + " is moved to Docker.",
                      "Read what the function itself returns, under `" + path + ".Payload`."));
    }
  }
}
