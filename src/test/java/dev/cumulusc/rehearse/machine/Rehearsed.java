package dev.cumulusc.rehearse.machine;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.YamlLoader;
import dev.cumulusc.rehearse.history.HistoryEvent;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonReader;
import dev.cumulusc.rehearse.json.JsonSyntaxException;
import dev.cumulusc.rehearse.json.NodeJson;
import dev.cumulusc.rehearse.task.MockFile;
import dev.cumulusc.rehearse.task.TaskAnswers;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.MappingNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A definition in YAML that is run, with what a test wants to know of it. */
final class Rehearsed {
  private final MappingNode definition;
  private String input = "{}";
  private TaskAnswers answers = call -> Optional.empty();
  private Observer observer = Observer.NONE;
  private long seed = 1;
  private MachineType type = MachineType.STANDARD;
  private Optional<Path> files = Optional.empty();
  private final List<TaskAnswers> redrives = new ArrayList<>();

  private Rehearsed(MappingNode definition) {
    this.definition = definition;
  }

  static Rehearsed machine(String yaml) {
    return new Rehearsed(yaml(yaml));
  }

  /** A machine of one state, which ends it. */
  static Rehearsed state(String yaml) {
    return machine("StartAt: S\nStates:\n  S:\n    End: true\n" + yaml.indent(4));
  }

  private static MappingNode yaml(String text) {
    Diagnostics diagnostics = new Diagnostics();
    MappingNode node =
        (MappingNode)
            new YamlLoader(diagnostics).load(SourceFile.of("test.yml", text)).orElseThrow();
    if (diagnostics.hasErrors()) {
      throw new AssertionError(diagnostics.sorted());
    }
    return node;
  }

  Rehearsed input(String json) {
    input = json;
    return this;
  }

  /** Sets the answers of the only case, which are given by state. */
  Rehearsed mocks(String yaml) {
    answers = answers(yaml);
    return this;
  }

  /** Redrives the execution with other answers. */
  Rehearsed redriven(String yaml) {
    redrives.add(answers(yaml));
    return this;
  }

  private static TaskAnswers answers(String yaml) {
    Diagnostics diagnostics = new Diagnostics();
    TaskAnswers read =
        MockFile.of(
                yaml("cases:\n  only:\n" + yaml.indent(4)),
                "machine",
                new NoTaskSources(),
                diagnostics)
            .find(Optional.empty())
            .orElseThrow();
    if (diagnostics.hasErrors()) {
      throw new AssertionError(diagnostics.sorted());
    }
    return read;
  }

  Rehearsed observer(Observer newObserver) {
    observer = newObserver;
    return this;
  }

  Rehearsed seed(long newSeed) {
    seed = newSeed;
    return this;
  }

  Rehearsed express() {
    type = MachineType.EXPRESS;
    return this;
  }

  Rehearsed files(Path folder) {
    files = Optional.of(folder);
    return this;
  }

  Execution run() {
    Identity identity =
        new Identity("aws", "eu-west-1", "123456789012", "machine", "execution", type);
    Rehearsal rehearsal =
        new Rehearsal(
            Instant.parse("2026-01-01T00:00:00Z"),
            seed,
            answers,
            new Buckets(files, file -> {}),
            observer);
    Execution execution =
        rehearsal.run(
            ScopeDefinition.of(Machine.of(definition, type).root()),
            NodeJson.of(definition),
            identity,
            new Payload(json(input), input),
            event -> {});
    for (TaskAnswers next : redrives) {
      if (!rehearsal.redrive(execution, next)) {
        throw new AssertionError("The execution can't be redriven");
      }
    }
    return execution;
  }

  /** Returns the output as JSON, or the error with its cause. */
  String outcome() {
    Outcome outcome = run().outcome();
    if (outcome instanceof Outcome.Succeeded succeeded) {
      return succeeded.output().text();
    }
    return outcome instanceof Outcome.Failed failed
        ? failed.error().error() + ": " + failed.error().cause()
        : outcome.toString();
  }

  /** Returns the events: their ids, what they follow, and their types. */
  List<String> events() {
    return run().history().events().stream()
        .map(event -> event.id() + " < " + event.previous() + " " + event.type())
        .toList();
  }

  /** Returns the details of the first event of a type. */
  static String details(Execution execution, String type) {
    return execution.history().events().stream()
        .filter(event -> event.type().equals(type))
        .findFirst()
        .map(HistoryEvent::details)
        .orElseThrow()
        .text();
  }

  static Json json(String text) {
    try {
      return JsonReader.read(text);
    } catch (JsonSyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
