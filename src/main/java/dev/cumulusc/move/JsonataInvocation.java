package dev.cumulusc.move;

import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.jsonata.JsonataParser;
import dev.cumulusc.asl.jsonata.Usage;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moves a {@code lambda:invoke} task whose fields are JSONata. */
final class JsonataInvocation {
  private static final String ARGUMENTS = "Arguments";
  private static final String OUTPUT = "Output";
  private static final String PAYLOAD = "Payload";

  private static final String STATES = "states";
  private static final String RESULT = "result";

  /** A use of the result, as far as the payload is read of it. */
  private static final Pattern RESULT_READ =
      Pattern.compile(
          "\\$states\\s*\\.\\s*(?:result|\"result\"|`result`)"
              + "(?<payload>\\s*\\.\\s*(?:Payload\\b|\"Payload\"|`Payload`))?"
              + "(?<step>\\s*[.\\[])?");

  private final MappingNode state;
  private final Destination to;
  private final Obstacles obstacles;

  JsonataInvocation(MappingNode state, Destination to, Obstacles obstacles) {
    this.state = state;
    this.to = to;
    this.obstacles = obstacles;
  }

  /** Returns the state as a task of the activity. */
  MappingNode move(MappingNode arguments) {
    MappingNode moved = Moving.toActivity(state, to);
    moved = Moving.set(moved, ARGUMENTS, input(arguments));
    Optional<Node> assign = moved.get("Assign");
    if (assign.isPresent()) {
      moved = Moving.set(moved, "Assign", rewrite(assign.get()));
    }
    Node output = moved.get(OUTPUT).map(this::rewrite).orElseGet(this::outputInTheShapeOfTheAnswer);
    return Moving.set(moved, OUTPUT, output);
  }

  private Node input(MappingNode arguments) {
    Node payload =
        arguments.get(PAYLOAD).orElseGet(() -> MappingNode.empty(Moving.origin(state, to)));
    boolean takes =
        payload instanceof MappingNode
            || (payload instanceof ScalarNode scalar && JsonataSite.isExpression(scalar.text()));
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
    ScalarNode result = Moving.text("{% $states.result %}", Moving.origin(state, to));
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
    return JsonataSite.isExpression(scalar.text())
        ? scalar.withText(expression(scalar), scalar.origin())
        : scalar;
  }

  private String expression(ScalarNode scalar) {
    String text = scalar.text();
    int start = JsonataSite.OPEN.length();
    String expression = text.substring(start, text.length() - JsonataSite.CLOSE.length());
    Optional<Usage> usage = JsonataParser.parse(expression).expression().map(Usage::of);
    if (usage.isEmpty()) {
      obstacles.add(scalar.origin(), "its expression cannot be read");
      return text;
    }
    List<Usage.VariableUse> uses =
        usage.get().variables().stream()
            .filter(use -> use.name().equals(STATES))
            .sorted(Comparator.comparingInt(Usage.VariableUse::offset).reversed())
            .toList();
    StringBuilder changed = new StringBuilder(text);
    for (Usage.VariableUse use : uses) {
      if (use.members().isEmpty()) {
        obstacles.add(scalar.origin(), "it reads `$states` as a whole");
      } else if (use.members().get(0).equals(RESULT)) {
        rewriteUse(changed, start + use.offset(), scalar);
      }
    }
    return changed.toString();
  }

  /** Rewrites the use of the result that starts at an index. */
  private void rewriteUse(StringBuilder text, int start, ScalarNode scalar) {
    Matcher use = RESULT_READ.matcher(text).region(start, text.length());
    boolean readable = use.lookingAt();
    if (readable && use.group("payload") != null) {
      text.replace(start, use.end("payload"), "$states.result");
    } else if (readable && use.group("step") == null) {
      text.replace(start, use.end(), "{\"Payload\": $states.result}");
    } else {
      obstacles.add(
          scalar.origin(),
          "it reads `" + scalar.text() + "`, and an activity returns nothing but the payload");
    }
  }
}
