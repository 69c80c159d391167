package dev.cumulusc.rehearse.task;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.KeyRules;
import dev.cumulusc.bind.key.Reading;
import dev.cumulusc.bind.key.Usage;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.model.Located;
import dev.cumulusc.tree.MappingNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file of mocks: cases by their names, each with the answers of states.
 *
 * <p>Two forms are read: the {@code MockConfigFile.json} of Step Functions Local, and one of our
 * own, which has {@code cases}.
 */
public final class MockFile {
  private final Map<String, MockCase> cases;
  private final boolean ofStepFunctionsLocal;

  private MockFile(Map<String, MockCase> cases, boolean ofStepFunctionsLocal) {
    this.cases = cases;
    this.ofStepFunctionsLocal = ofStepFunctionsLocal;
  }

  /**
   * Reads a file.
   *
   * @param machine the name of the machine whose cases are wanted, for files that have several
   * @param sources what runs commands, handlers and nested machines
   * @param diagnostics gets what is wrong with the file
   */
  public static MockFile of(
      MappingNode file, String machine, TaskSources sources, Diagnostics diagnostics) {
    if (!file.has("StateMachines") && !file.has("MockedResponses")) {
      Fields fields =
          Fields.openAround(MockKeys.CASES, MockKeys.FILE, file, reading(file, diagnostics));
      fields.required(MockKeys.CASES);
      return new MockFile(new MockYamlReader(sources).cases(fields), false);
    }
    try {
      return new MockFile(new MockConfigReader(file).cases(machine), true);
    } catch (MockFileException e) {
      diagnostics.report(KeyRules.BAD_VALUE, e.place(), String.valueOf(e.getMessage()));
      return new MockFile(Map.of(), true);
    }
  }

  /** Returns how a file of mocks or tests is read: an unknown key is an error. */
  public static Reading reading(MappingNode file, Diagnostics diagnostics) {
    return new Reading(
        diagnostics.changing(each -> each.withSeverity(Severity.ERROR)),
        new Usage(MappingNode.empty(file.origin()), false, Set.of()),
        origin -> false,
        new Located<>(file.span().file().name(), file.origin()));
  }

  /** Returns the names of the cases, in their order. */
  public List<String> names() {
    return List.copyOf(cases.keySet());
  }

  /** Returns whether this is a file of Step Functions Local, which passes over unknown states. */
  public boolean isOfStepFunctionsLocal() {
    return ofStepFunctionsLocal;
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
