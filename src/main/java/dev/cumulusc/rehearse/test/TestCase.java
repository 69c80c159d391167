package dev.cumulusc.rehearse.test;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.model.Located;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.task.MockCase;
import dev.cumulusc.rehearse.task.MockYamlReader;
import dev.cumulusc.rehearse.task.TaskSources;
import java.time.Instant;
import java.util.Optional;

/**
 * A case of a test file.
 *
 * @param handlers whether functions' own handlers answer where no mock does
 * @param expectation what has to come of it
 * @param fields the case as it was read
 */
public record TestCase(
    Located<String> name,
    Input input,
    Optional<Located<String>> mockFile,
    boolean handlers,
    Setting setting,
    Expectation expectation,
    Fields fields) {

  /**
   * What the execution gets.
   *
   * @param value the input as it is written
   * @param file a file with the input, by its path from the test file
   */
  public record Input(Optional<Json> value, Optional<Located<String>> file) {}

  /**
   * What is fixed for the execution.
   *
   * @param startAt the state to start at; empty for the first one
   * @param seed decides on random numbers and identifiers
   */
  public record Setting(Optional<String> startAt, Instant time, long seed) {
    /** The time at which executions start where a case says none. */
    public static final Instant DEFAULT_TIME = Instant.parse("2026-01-01T00:00:00Z");
  }

  /** Returns how often the execution is to be redriven. */
  public int redrives() {
    return fields.list(TestKeys.REDRIVES).size();
  }

  /**
   * Reads the answers after a redrive.
   *
   * @param index from 0 on
   */
  public MockCase redrive(int index, TaskSources sources) {
    return new MockYamlReader(sources).mocks(fields.list(TestKeys.REDRIVES).get(index).value());
  }

  /** Reads the answers of this case alone. */
  public MockCase mocks(TaskSources sources) {
    return TestFile.mocks(fields, sources);
  }
}
