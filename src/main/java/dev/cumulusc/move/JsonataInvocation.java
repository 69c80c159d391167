package dev.cumulusc.move;

import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moves a {@code lambda:invoke} task whose fields are JSONata. */
final class JsonataInvocation {
  private static final String ARGUMENTS = "Arguments";
  private static final String OUTPUT = "Output";
  private static final String PAYLOAD = "Payload";

  /** A literal in quotes, or the result with the member of it that is read. */
  private static final Pattern RESULT =
      Pattern.compile(
          "\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'"
              + "|\\$states\\.result(?!\\w)"
              + "(?<member>\\s*[.\\[]\\s*(?:\"[^\"]*\"|`[^`]*`|\\w+)?)?"
              + "|(?<all>\\$states(?![\\w.]))");

  private static final Pattern PAYLOAD_MEMBER =
      Pattern.compile("\\s*\\.\\s*(?:Payload|\"Payload\"|`Payload`)");

  private final MappingNode state;
  private final Worker worker;
  private final Obstacles obstacles;

  JsonataInvocation(MappingNode state, Worker worker, Obstacles obstacles) {
    this.state = state;
    this.worker = worker;
    this.obstacles = obstacles;
  }

  /** Returns the state as a task of the activity. */
  MappingNode move(MappingNode arguments) {
    MappingNode moved = Moving.toActivity(state, worker);
    moved = Moving.set(moved, ARGUMENTS, input(arguments));
    Optional<Node> assign = moved.get("Assign");
    if (assign.isPresent()) {
      moved = Moving.set(moved, "Assign", rewrite(assign.get()));
    }
    Node output = moved.get(OUTPUT).map(this::rewrite).orElseGet(this::outputInTheShapeOfTheAnswer);
    return Moving.set(moved, OUTPUT, output);
  }

  /**
   * Returns how later states would name what else the Lambda service answers, or nothing where the
   * state keeps that to itself.
   */
  Optional<String> answerPath() {
    return state.has(OUTPUT) ? Optional.empty() : Optional.of("$states.input");
  }

  static boolean isExpression(String text) {
    return text.startsWith("{%") && text.endsWith("%}");
  }

  private Node input(MappingNode arguments) {
    Node payload =
        arguments.get(PAYLOAD).orElseGet(() -> MappingNode.empty(Moving.origin(state, worker)));
    boolean takes =
        payload instanceof MappingNode
            || (payload instanceof ScalarNode scalar && isExpression(scalar.text()));
    if (!takes) {
      obstacles.add(
          payload.origin(),
          "its `Payload` is "
              + payload.describe()
              + ", and the input of an activity's task is a mapping or an expression");
    }
    return payload;
  }

  private Node outputInTheShapeOfTheAnswer() {
    ScalarNode result = Moving.text("{% $states.result %}", Moving.origin(state, worker));
    return Moving.set(MappingNode.empty(result.origin()), PAYLOAD, result);
  }

  private Node rewrite(Node node) {
    if (node instanceof MappingNode mapping) {
      List<MappingNode.Entry> entries = new ArrayList<>();
      for (MappingNode.Entry entry : mapping.entries()) {
        entries.add(new MappingNode.Entry(entry.key(), rewrite(entry.value())));
      }
      return mapping.withEntries(entries);
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.withItems(sequence.items().stream().map(this::rewrite).toList());
    }
    ScalarNode scalar = (ScalarNode) node;
    return isExpression(scalar.text())
        ? scalar.withText(expression(scalar), scalar.origin())
        : scalar;
  }

  private String expression(ScalarNode scalar) {
    Matcher matcher = RESULT.matcher(scalar.text());
    StringBuilder changed = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(changed, Matcher.quoteReplacement(replacement(matcher, scalar)));
    }
    matcher.appendTail(changed);
    return changed.toString();
  }

  private String replacement(Matcher matcher, ScalarNode scalar) {
    String found = matcher.group();
    String member = matcher.group("member");
    if (matcher.group("all") == null && !found.startsWith("$")) {
      return found;
    }
    if (member != null && PAYLOAD_MEMBER.matcher(member).matches()) {
      return "$states.result";
    }
    if (member == null && matcher.group("all") == null) {
      return "{\"Payload\": $states.result}";
    }
    obstacles.add(
        scalar.origin(), "it reads `" + found.strip() + "`, which an activity does not return");
    return found;
  }
}
