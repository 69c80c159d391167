package dev.cumulusc.rehearse.task;

import dev.cumulusc.asl.path.PathExpression.Path;
import dev.cumulusc.asl.path.PathParser;
import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.KeyRules;
import dev.cumulusc.model.Located;
import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.NodeJson;
import dev.cumulusc.rehearse.path.PathException;
import dev.cumulusc.rehearse.path.PathReader;
import dev.cumulusc.rehearse.task.TaskSources.HandlerSource;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads mocks in our own form: answers by state, each one answer or a list.
 *
 * <p>In a list, each call gets the next answer; answers with a condition are tried first, at every
 * call. The last one without a condition, or with the same, answers all calls that are left.
 */
public final class MockYamlReader {
  private static final Duration COMMAND_LIMIT = Duration.ofMinutes(1);
  private static final int DEFAULT_TIMEOUT = 3;

  private final TaskSources sources;

  public MockYamlReader(TaskSources sources) {
    this.sources = sources;
  }

  /** What has to be in the input of a call. */
  private record Condition(Map<Path, Json> parts) {
    boolean fits(Json input) {
      for (Map.Entry<Path, Json> each : parts.entrySet()) {
        try {
          if (!PathReader.read(each.getKey().segments(), input).hasValueOf(each.getValue())) {
            return false;
          }
        } catch (PathException e) {
          return false;
        }
      }
      return true;
    }
  }

  Map<String, MockCase> cases(Fields file) {
    Map<String, MockCase> cases = MockFile.inOrder();
    file.optional(MockKeys.CASES)
        .map(Located::value)
        .orElse(Map.of())
        .forEach((name, answers) -> cases.put(name.value(), mocks(answers.value())));
    return cases;
  }

  /** Reads the answers of one case. */
  public MockCase mocks(Map<Located<String>, Located<List<Located<Fields>>>> answers) {
    Map<Located<String>, TaskAnswers> byState = new LinkedHashMap<>();
    List<MockCase.Result> results = new ArrayList<>();
    answers.forEach(
        (state, all) -> {
          List<Fields> each = all.value().stream().map(Located::value).toList();
          byState.put(state, answers(each));
          for (Fields answer : each) {
            MappingNode node = answer.node();
            node.get(MockKeys.RESULT.name())
                .map(result -> new MockCase.Result(state.value(), result, false))
                .ifPresent(results::add);
            node.get(MockKeys.SUBMITTED.name())
                .map(result -> new MockCase.Result(state.value(), result, true))
                .ifPresent(results::add);
          }
        });
    return new MockCase(byState, results);
  }

  private TaskAnswers answers(List<Fields> all) {
    Map<Condition, List<TaskAnswers>> conditional = new LinkedHashMap<>();
    List<TaskAnswers> sequence = new ArrayList<>();
    for (Fields each : all) {
      TaskAnswers answer = timed(each);
      Condition condition = condition(each);
      (each.has(MockKeys.WHEN)
              ? conditional.computeIfAbsent(condition, key -> new ArrayList<>())
              : sequence)
          .add(answer);
    }
    List<Condition> conditions = List.copyOf(conditional.keySet());
    return call -> {
      Optional<Condition> fitting = first(conditions, call.input());
      List<TaskAnswers> answers =
          fitting.isPresent() ? Objects.requireNonNull(conditional.get(fitting.get())) : sequence;
      if (answers.isEmpty()) {
        return Optional.empty();
      }
      int earlier =
          fitting.isEmpty()
              ? call.invocation()
              : answers.size() == 1
                  ? 0
                  : call.earlier()
                      .count(fitting.get(), input -> first(conditions, input).equals(fitting));
      return answers.get(Math.min(earlier, answers.size() - 1)).answer(call);
    };
  }

  private static Optional<Condition> first(List<Condition> conditions, Json input) {
    return conditions.stream().filter(each -> each.fits(input)).findFirst();
  }

  private TaskAnswers timed(Fields answer) {
    TaskAnswers answers = outcome(answer);
    Optional<Duration> duration = seconds(answer, MockKeys.DURATION);
    Duration waits = seconds(answer, MockKeys.WAITS).orElse(Duration.ZERO);
    Duration heartbeat = seconds(answer, MockKeys.HEARTBEAT).orElse(Duration.ZERO);
    Optional<Json> submitted =
        answer.optional(MockKeys.SUBMITTED).map(each -> NodeJson.of(each.value()));
    return call ->
        answers
            .answer(call)
            .map(
                made ->
                    made.with()
                        .after(duration.orElse(made.after()))
                        .submission(submitted.orElse(made.submission()))
                        .heartbeat(heartbeat)
                        .waits(waits)
                        .build());
  }

  private TaskAnswers outcome(Fields answer) {
    MappingNode node = answer.node();
    boolean isSilent = answer.flag(MockKeys.SILENT).isOn();
    long kinds =
        Stream.of(
                node.has("result"),
                node.has("error") || node.has("cause"),
                isSilent,
                answer.has(MockKeys.COMMAND),
                answer.has(MockKeys.HANDLER),
                answer.has(MockKeys.MACHINE))
            .filter(each -> each)
            .count();
    if (kinds != 1) {
      answer
          .diagnostics()
          .report(
              KeyRules.BAD_VALUE,
              node.origin(),
              "An answer has one of `result`, `error`, `silent: true`, `command`, `handler` and"
                  + " `machine`, but this has "
                  + (kinds == 0 ? "none." : "several."));
    }
    Optional<TaskAnswers> local = local(answer);
    if (local.isPresent()) {
      return local.get();
    }
    TaskAnswer fixed =
        TaskAnswer.of(
            node.get("result")
                .<TaskAnswer.Outcome>map(result -> new TaskAnswer.Result(NodeJson.of(result)))
                .orElseGet(() -> isSilent ? new TaskAnswer.Silence() : failure(answer)));
    return call -> Optional.of(fixed);
  }

  private static TaskAnswer.Outcome failure(Fields answer) {
    return new TaskAnswer.Failure(
        new ErrorOutput(
            answer.optional(MockKeys.ERROR).map(Located::value).orElse(null),
            answer
                .optional(MockKeys.CAUSE)
                .map(Located::value)
                .map(MockYamlReader::cause)
                .orElse(null)));
  }

  /** A cause that is written as an object is its JSON text, which is what functions give. */
  private static String cause(Node node) {
    return node instanceof ScalarNode scalar ? scalar.text() : NodeJson.of(node).text();
  }

  private Optional<TaskAnswers> local(Fields answer) {
    List<Located<String>> command = answer.list(MockKeys.COMMAND);
    if (!command.isEmpty()) {
      return Optional.of(
          sources.command(command, seconds(answer, MockKeys.LIMIT).orElse(COMMAND_LIMIT)));
    }
    Optional<Fields> handler = answer.section(MockKeys.HANDLER);
    if (handler.isPresent()) {
      return Optional.of(sources.handler(handler(handler.get())));
    }
    return answer.optional(MockKeys.MACHINE).map(sources::machine);
  }

  private static Optional<HandlerSource> handler(Fields handler) {
    Optional<Located<String>> function = handler.optional(MockKeys.FUNCTION);
    if (handler.isShorthand() && function.filter(each -> each.value().equals("true")).isPresent()) {
      return Optional.empty();
    }
    if (function.isPresent()) {
      return Optional.of(new HandlerSource(function, Optional.empty()));
    }
    Optional<Located<String>> source = handler.required(MockKeys.SOURCE);
    Optional<Located<String>> name = handler.required(MockKeys.HANDLER_NAME);
    Map<String, String> environment = new LinkedHashMap<>();
    handler
        .optional(MockKeys.ENVIRONMENT)
        .map(Located::value)
        .orElse(Map.of())
        .forEach((key, value) -> environment.put(key.value(), value.value()));
    return Optional.of(
        new HandlerSource(
            Optional.empty(),
            Optional.of(
                new TaskSources.Code(
                    source.map(Located::value).orElse(""),
                    name.map(Located::value).orElse(""),
                    handler.optional(MockKeys.RUNTIME).map(Located::value).orElse(""),
                    environment,
                    Duration.ofSeconds(
                        handler
                            .optional(MockKeys.TIMEOUT)
                            .map(Located::value)
                            .orElse(DEFAULT_TIMEOUT))))));
  }

  private static Optional<Duration> seconds(Fields answer, Key<String> key) {
    Optional<Located<String>> value = answer.optional(key);
    Optional<BigDecimal> number = value.map(each -> new BigDecimal(each.value()));
    if (number.filter(each -> each.signum() < 0).isPresent()) {
      answer
          .diagnostics()
          .report(
              KeyRules.BAD_VALUE,
              value.get().origin(),
              "`" + key.name() + "` is a number of seconds from 0 on, but this is negative.");
      return Optional.empty();
    }
    return number.map(each -> Duration.ofMillis(each.movePointRight(3).longValue()));
  }

  private static Condition condition(Fields answer) {
    Map<Path, Json> condition = new LinkedHashMap<>();
    Optional<Node> when = answer.optional(MockKeys.WHEN).map(Located::value);
    if (when.isPresent() && !(when.get() instanceof MappingNode)) {
      answer
          .reading()
          .withName(new Located<>("when", when.get().origin()))
          .wrongType(when.get(), "a mapping of paths to values");
    }
    if (when.orElse(null) instanceof MappingNode paths) {
      for (MappingNode.Entry entry : paths.entries()) {
        PathParser.path(entry.name())
            .path()
            .ifPresentOrElse(
                path -> condition.put(path, NodeJson.of(entry.value())),
                () ->
                    answer
                        .diagnostics()
                        .report(
                            KeyRules.BAD_VALUE,
                            entry.key().origin(),
                            "`" + entry.name() + "` is not a path.",
                            "Write a path such as `$.count`."));
      }
    }
    return new Condition(condition);
  }
}
