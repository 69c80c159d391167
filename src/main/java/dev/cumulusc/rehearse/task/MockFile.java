package dev.cumulusc.rehearse.task;

import dev.cumulusc.tree.MappingNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of mocks: cases by their names, each with the answers of states.
 *
 * <p>Two forms are read: the {@code MockConfigFile.json} of Step Functions Local, and one of our
 * own, which has {@code cases}.
 */
public final class MockFile {
  private final Map<String, MockCase> cases;

  private MockFile(Map<String, MockCase> cases) {
    this.cases = cases;
  }

  /**
   * Reads a file.
   *
   * @param machine the name of the machine whose cases are wanted, for files that have several
   */
  public static MockFile of(MappingNode file, String machine) throws MockFileException {
    return new MockFile(
        file.has("StateMachines") || file.has("MockedResponses")
            ? new MockConfigReader(file).cases(machine)
            : new MockYamlReader(file).cases());
  }

  /** Returns the names of the cases, in their order. */
  public List<String> names() {
    return List.copyOf(cases.keySet());
  }

  /** Returns a case by its name, or the only one. */
  public Optional<MockCase> find(Optional<String> name) {
    return name.isPresent()
        ? Optional.ofNullable(cases.get(name.get()))
        : cases.values().stream().findFirst().filter(only -> cases.size() == 1);
  }

  static Map<String, MockCase> inOrder() {
    return new LinkedHashMap<>();
  }
}
