package dev.cumulusc.rehearse.test;

import dev.cumulusc.asl.MachineType;
import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.model.Located;
import dev.cumulusc.rehearse.task.MockCase;
import dev.cumulusc.rehearse.task.MockKeys;
import dev.cumulusc.rehearse.task.MockYamlReader;
import dev.cumulusc.rehearse.task.TaskSources;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of test cases.
 *
 * @param subject what the cases run
 * @param bucketFolder the folder that stands for S3, by its path from the file
 * @param fields the file as it was read
 */
public record TestFile(
    String name,
    Subject subject,
    Optional<Located<String>> bucketFolder,
    List<TestCase> cases,
    Fields fields) {

  public TestFile {
    cases = List.copyOf(cases);
  }

  /** What is run. */
  public sealed interface Subject {
    /** A workflow of the application, by its key. */
    record Workflow(Located<String> name) implements Subject {}

    /**
     * A bare definition.
     *
     * @param path from the test file
     */
    record Definition(Located<String> path, MachineType type) implements Subject {}
  }

  /** Reads the answers that all cases share. */
  public MockCase mocks(TaskSources sources) {
    return mocks(fields, sources);
  }

  static MockCase mocks(Fields fields, TaskSources sources) {
    return new MockYamlReader(sources)
        .mocks(fields.optional(MockKeys.MOCKS).map(Located::value).orElse(Map.of()));
  }
}
