package dev.cumulusc.rehearse.task;

import dev.cumulusc.asl.path.PathExpression.Path;
import dev.cumulusc.asl.path.PathParser;
import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.NodeJson;
import dev.cumulusc.rehearse.path.PathException;
import dev.cumulusc.rehearse.path.PathReader;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads mocks in our own form: {@code cases}, each with states, each with one answer or a list.
 *
 * <p>An answer has {@code result}, {@code error} (with {@code cause}) or {@code silent}. Besides
 * there can be {@code duration} and {@code heartbeat} in seconds, {@code submitted} for what the
 * call of a job gives, and {@code when}: paths into the task's input and the values that must be
 * there. In a list, each call gets the next answer; answers with a condition are tried first, at
 * every call, and the last one without a condition answers all calls that are left.
 */
final class MockYamlReader {
  private static final Set<String> FIELDS =
      Set.of("result", "error", "cause", "silent", "duration", "heartbeat", "submitted", "when");

  private final MappingNode file;

  MockYamlReader(MappingNode file) {
    this.file = file;
  }

  /** An answer, and what has to be in the input for it. */
  private record Conditional(TaskAnswer answer, Map<Path, Json> condition) {
    boolean fits(Json input) {
      for (Map.Entry<Path, Json> each : condition.entrySet()) {
        try {
          if (!PathReader.read(each.getKey().segments(), input).equals(each.getValue())) {
            return false;
          }
        } catch (PathException e) {
          return false;
        }
      }
      return true;
    }
  }

  Map<String, MockCase> cases() throws MockFileException {
    Optional<MappingNode> all = file.mapping("cases");
    if (all.isEmpty()) {
      throw new MockFileException(
          file.origin().primary(),
          "The file has neither `cases` nor the `StateMachines` of a MockConfigFile.json.");
    }
    Map<String, MockCase> cases = MockFile.inOrder();
    for (MappingNode.Entry entry : all.get().entries()) {
      Map<String, MockCase.Answers> answers = new LinkedHashMap<>();
      for (MappingNode.Entry state : mapping(entry.value()).entries()) {
        answers.put(state.name(), answers(state.value()));
      }
      cases.put(entry.name(), new MockCase(answers));
    }
    return cases;
  }

  private static MockCase.Answers answers(Node node) throws MockFileException {
    List<Node> nodes = node instanceof SequenceNode list ? list.items() : List.of(node);
    List<Conditional> conditional = new ArrayList<>();
    List<TaskAnswer> sequence = new ArrayList<>();
    for (Node each : nodes) {
      Conditional answer = answer(mapping(each));
      if (answer.condition().isEmpty()) {
        sequence.add(answer.answer());
      } else {
        conditional.add(answer);
      }
    }
    return call -> {
      for (Conditional each : conditional) {
        if (each.fits(call.input())) {
          return Optional.of(each.answer());
        }
      }
      return sequence.isEmpty()
          ? Optional.empty()
          : Optional.of(sequence.get(Math.min(call.invocation(), sequence.size() - 1)));
    };
  }

  private static Conditional answer(MappingNode node) throws MockFileException {
    for (MappingNode.Entry entry : node.entries()) {
      if (!FIELDS.contains(entry.name())) {
        throw new MockFileException(
            entry.key().origin().primary(),
            "An answer has no `"
                + entry.name()
                + "`; it has "
                + String.join(", ", FIELDS.stream().sorted().toList())
                + ".");
      }
    }
    TaskAnswer answer =
        new TaskAnswer(
            outcome(node),
            seconds(node, "duration"),
            node.get("submitted").map(NodeJson::of).orElse(JsonObject.EMPTY),
            seconds(node, "heartbeat"));
    return new Conditional(answer, condition(node));
  }

  private static TaskAnswer.Outcome outcome(MappingNode node) throws MockFileException {
    Optional<Node> result = node.get("result");
    boolean isSilent =
        node.scalar("silent").map(ScalarNode::text).filter("true"::equals).isPresent();
    boolean isError = node.has("error") || node.has("cause");
    if ((result.isPresent() ? 1 : 0) + (isSilent ? 1 : 0) + (isError ? 1 : 0) != 1) {
      throw new MockFileException(
          node.origin().primary(), "An answer has one of `result`, `error` and `silent: true`.");
    }
    if (result.isPresent()) {
      return new TaskAnswer.Result(NodeJson.of(result.get()));
    }
    return isSilent
        ? new TaskAnswer.Silence()
        : new TaskAnswer.Failure(
            new ErrorOutput(
                node.scalar("error").map(ScalarNode::text).orElse(null),
                node.get("cause")
                    .filter(each -> !each.isNull())
                    .map(MockYamlReader::cause)
                    .orElse(null)));
  }

  /** A cause that is written as an object is its JSON text, which is what functions give. */
  private static String cause(Node node) {
    return node instanceof ScalarNode scalar ? scalar.text() : NodeJson.of(node).text();
  }

  private static Duration seconds(MappingNode node, String field) throws MockFileException {
    Optional<ScalarNode> value = node.scalar(field);
    if (value.isEmpty()) {
      return Duration.ZERO;
    }
    try {
      return Duration.ofMillis(Math.round(Double.parseDouble(value.get().text()) * 1000));
    } catch (NumberFormatException e) {
      throw new MockFileException(
          value.get().origin().primary(), "`" + field + "` is a number of seconds.");
    }
  }

  private static Map<Path, Json> condition(MappingNode node) throws MockFileException {
    Map<Path, Json> condition = new LinkedHashMap<>();
    Optional<Node> when = node.get("when");
    if (when.isPresent()) {
      for (MappingNode.Entry entry : mapping(when.get()).entries()) {
        Optional<Path> path = PathParser.path(entry.name()).path();
        if (path.isEmpty()) {
          throw new MockFileException(
              entry.key().origin().primary(),
              "`" + entry.name() + "` is no path; write `$.count`.");
        }
        condition.put(path.get(), NodeJson.of(entry.value()));
      }
    }
    return condition;
  }

  private static MappingNode mapping(Node node) throws MockFileException {
    if (node instanceof MappingNode mapping) {
      return mapping;
    }
    throw new MockFileException(
        node.origin().primary(), "A mapping belongs here, but this is " + node.describe() + ".");
  }
}
