package dev.cumulusc.mutation;

import dev.cumulusc.app.Findings;
import dev.cumulusc.compile.CheckedRun;
import dev.cumulusc.compile.RenderedErrors;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An application of which one file at a time has another text. No file is written. */
final class MutatedApplication {
  private static final List<String> FILES =
      List.of("app/config.yml", "lambdas.yml", "workflows.yml");

  private final Path folder;
  private final Map<String, CheckedRun> unchanged = new LinkedHashMap<>();

  /**
   * What comes of a mutant.
   *
   * @param found what was not found before; of the first deployment in which something was
   * @param changed the templates of the first deployment that has others than before, if nothing
   *     was found
   */
  record Outcome(List<Diagnostic> found, Optional<Map<String, String>> changed) {}

  MutatedApplication(Path folder, List<String> deployments) {
    this.folder = folder;
    deployments.forEach(each -> unchanged.put(each, run(each, Map.of())));
  }

  List<Mutant> mutants() throws IOException {
    List<Mutant> all = new ArrayList<>();
    for (String file : FILES) {
      all.addAll(Mutations.of(SourceFile.of(file, Files.readString(folder.resolve(file)))));
    }
    return all;
  }

  Outcome outcome(Mutant mutant) {
    Optional<Map<String, String>> changed = Optional.empty();
    for (Map.Entry<String, CheckedRun> before : unchanged.entrySet()) {
      CheckedRun run = run(before.getKey(), Map.of(mutant.file().name(), mutant.text()));
      List<Diagnostic> found = new ArrayList<>(Findings.ALL.of(run.found()));
      found.removeIf(each -> before.getValue().found().stream().anyMatch(old -> isSame(old, each)));
      if (!found.isEmpty()) {
        return new Outcome(found, Optional.empty());
      }
      if (changed.isEmpty() && !run.texts().equals(before.getValue().texts())) {
        changed = Optional.of(run.texts());
      }
    }
    return new Outcome(List.of(), changed);
  }

  private static boolean isSame(Diagnostic old, Diagnostic found) {
    return old.rule().equals(found.rule()) && old.message().equals(found.message());
  }

  private CheckedRun run(String deployment, Map<String, String> texts) {
    return CheckedRun.of(
        ApplicationRequest.of(folder).withDeployment(deployment).withTexts(texts),
        Optional.empty(),
        TemplateWriter.Format.YAML,
        RenderedErrors.STOP);
  }
}
