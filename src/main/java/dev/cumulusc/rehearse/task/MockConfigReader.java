package dev.cumulusc.rehearse.task;

import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.model.Located;
import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.NodeJson;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the {@code MockConfigFile.json} of Step Functions Local: responses by the number of the
 * attempt ({@code "0"}, {@code "1-2"}), each with {@code Return} or {@code Throw}.
 */
final class MockConfigReader {
  private static final Pattern ATTEMPTS = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

  private final MappingNode file;

  MockConfigReader(MappingNode file) {
    this.file = file;
  }

  Map<String, MockCase> cases(String machine) throws MockFileException {
    MappingNode machines = mapping(file, "StateMachines");
    Optional<MappingNode> chosen =
        machines.entries().size() == 1
            ? machines.mapping(machines.names().get(0))
            : machines.mapping(machine);
    if (machines.isEmpty()) {
      throw new MockFileException(
          machines.origin().primary(), "`StateMachines` has mocks for no state machine.");
    }
    if (chosen.isEmpty()) {
      throw new MockFileException(
          machines.origin().primary(),
          "The file has no mocks for the state machine `"
              + machine
              + "`, only for "
              + String.join(", ", machines.names())
              + "; choose one by `--name`.");
    }
    Map<String, MockCase> cases = MockFile.inOrder();
    for (MappingNode.Entry entry : mapping(chosen.get(), "TestCases").entries()) {
      cases.put(entry.name(), testCase(asMapping(entry)));
    }
    return cases;
  }

  private MockCase testCase(MappingNode states) throws MockFileException {
    Map<Located<String>, TaskAnswers> answers = new LinkedHashMap<>();
    List<MockCase.Result> results = new ArrayList<>();
    for (MappingNode.Entry entry : states.entries()) {
      if (!(entry.value() instanceof ScalarNode name)) {
        throw new MockFileException(
            entry.value().origin().primary(), "The name of a mocked response belongs here.");
      }
      answers.put(new Located<>(entry.name(), entry.key().origin()), response(name));
      for (MappingNode.Entry attempt : attempts(name).entries()) {
        asMapping(attempt)
            .get("Return")
            .ifPresent(value -> results.add(new MockCase.Result(entry.name(), value, false)));
      }
    }
    return new MockCase(answers, results);
  }

  private MappingNode attempts(ScalarNode name) throws MockFileException {
    return mapping(file, "MockedResponses")
        .mapping(name.text())
        .orElseThrow(
            () ->
                new MockFileException(
                    name.origin().primary(),
                    "`MockedResponses` has no response `" + name.text() + "`."));
  }

  private TaskAnswers response(ScalarNode name) throws MockFileException {
    NavigableMap<Integer, TaskAnswer.Outcome> outcomes = new TreeMap<>();
    for (MappingNode.Entry entry : attempts(name).entries()) {
      Matcher attempts = ATTEMPTS.matcher(entry.name());
      if (!attempts.matches()) {
        throw new MockFileException(
            entry.key().origin().primary(),
            "`" + entry.name() + "` is no number of an attempt; write `0` or `1-2`.");
      }
      int first = Integer.parseInt(attempts.group(1));
      int last = attempts.group(2) == null ? first : Integer.parseInt(attempts.group(2));
      TaskAnswer.Outcome outcome = outcome(asMapping(entry));
      for (int i = first; i <= last; i++) {
        outcomes.put(i, outcome);
      }
    }
    return call ->
        Optional.ofNullable(outcomes.get(call.invocation()))
            .map(outcome -> TaskAnswer.of(forResource(outcome, call.resource())));
  }

  private static TaskAnswer.Outcome outcome(MappingNode attempt) throws MockFileException {
    Optional<Node> result = attempt.get("Return");
    if (result.isPresent()) {
      return new TaskAnswer.Result(NodeJson.of(result.get()));
    }
    Optional<MappingNode> error = attempt.mapping("Throw");
    if (error.isPresent()) {
      return new TaskAnswer.Failure(
          new ErrorOutput(
              error.get().scalar("Error").map(ScalarNode::text).orElse(null),
              error.get().scalar("Cause").map(ScalarNode::text).orElse(null)));
    }
    throw new MockFileException(
        attempt.origin().primary(), "An attempt has `Return` or `Throw`, but here is neither.");
  }

  /** A function that a task names by its ARN gives its payload only, not the whole response. */
  private static TaskAnswer.Outcome forResource(TaskAnswer.Outcome outcome, TaskResource resource) {
    if (resource instanceof TaskResource.LambdaFunction
        && outcome instanceof TaskAnswer.Result result
        && result.value() instanceof JsonObject response
        && response.has("StatusCode")) {
      Optional<Json> payload = response.get("Payload");
      return payload.isEmpty() ? outcome : new TaskAnswer.Result(payload.get());
    }
    return outcome;
  }

  private static MappingNode mapping(MappingNode node, String key) throws MockFileException {
    Optional<MappingNode> value = node.mapping(key);
    if (value.isEmpty()) {
      throw new MockFileException(node.origin().primary(), "`" + key + "` is missing.");
    }
    return value.get();
  }

  private static MappingNode asMapping(MappingNode.Entry entry) throws MockFileException {
    if (entry.value() instanceof MappingNode mapping) {
      return mapping;
    }
    throw new MockFileException(
        entry.value().origin().primary(), "`" + entry.name() + "` must be an object.");
  }
}
