package dev.cumulusc.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Does everything to the examples that a slip can do to them: each key and value is deleted,
 * duplicated, misspelt, emptied, or replaced by one of another type or beyond all limits. Each such
 * mutant is reported once, at the place that was changed, or changes no template; what else comes
 * of one needs a reason in {@code reasons.yml}.
 *
 * <p>With {@code -Dmutants.templates=FOLDER} the templates of those that are accepted are written,
 * for {@code conformance/mutants} to have them judged. With {@code -Dmutants.report=FILE}, what
 * comes of each mutant.
 */
class MutantsTest {
  /** The examples, and the deployments that they have. */
  private static final Map<String, List<String>> EXAMPLES =
      Map.of(
          "lambda-task", List.of("default", "docker"),
          "docker-task", List.of("default"),
          "fargate-task", List.of("default"));

  private final List<String> unexplained = new ArrayList<>();
  private final List<String> report = new ArrayList<>();

  @Test
  void everySlipIsReportedOnceWhereItIs() throws IOException {
    Reasons reasons = Reasons.read();
    for (Map.Entry<String, List<String>> example : EXAMPLES.entrySet()) {
      MutatedApplication application =
          new MutatedApplication(Path.of("examples").resolve(example.getKey()), example.getValue());
      for (Tried each : tried(application)) {
        judge(example.getKey() + " " + each.mutant(), each.mutant(), each.outcome(), reasons);
        if (each.outcome().changed().isPresent()) {
          write(example.getKey(), each.mutant(), each.outcome().changed().get());
        }
      }
    }
    if (System.getProperty("mutants.report") != null) {
      Files.write(Path.of(System.getProperty("mutants.report")), report);
    }

    assertThat(unexplained).isEmpty();
    assertThat(reasons.unused()).as("reasons that explain nothing").isEmpty();
  }

  private record Tried(Mutant mutant, MutatedApplication.Outcome outcome) {}

  /** Tries all mutants on all processors, and returns what comes of them in their order. */
  private static List<Tried> tried(MutatedApplication application) throws IOException {
    return application.mutants().parallelStream()
        .map(mutant -> new Tried(mutant, application.outcome(mutant)))
        .toList();
  }

  private void judge(
      String name, Mutant mutant, MutatedApplication.Outcome outcome, Reasons reasons) {
    List<Diagnostic> found = outcome.found();
    List<String> codes =
        found.stream()
            .filter(each -> each.severity() != Severity.NOTE)
            .map(each -> each.rule().code())
            .toList();
    String verdict =
        found.isEmpty()
            ? outcome.changed().isPresent() ? "accepted" : "same"
            : codes.size() > 1 ? "several" : isNear(mutant, found) ? "reported" : "elsewhere";
    boolean isFine =
        switch (verdict) {
          case "accepted" -> reasons.accept(mutant);
          case "several" -> reasons.expectSeveral(codes);
          case "elsewhere" ->
              reasons.expectElsewhere(found.stream().map(each -> each.rule().code()).toList());
          default -> true;
        };
    String line = verdict + ": " + name + " " + found.stream().map(MutantsTest::line).toList();
    report.add(line);
    if (!isFine) {
      unexplained.add(line);
    }
  }

  private static boolean isNear(Mutant mutant, List<Diagnostic> found) {
    return found.stream()
        .anyMatch(
            each ->
                mutant.isNear(each.at())
                    || each.notes().stream()
                        .anyMatch(note -> note.at().filter(mutant::isNear).isPresent()));
  }

  private static String line(Diagnostic found) {
    return found.rule().code() + " " + found.at() + " " + found.message();
  }

  private static void write(String example, Mutant mutant, Map<String, String> templates)
      throws IOException {
    String folder = System.getProperty("mutants.templates");
    if (folder == null) {
      return;
    }
    Files.createDirectories(Path.of(folder));
    for (Map.Entry<String, String> each : templates.entrySet()) {
      String name = (example + "." + mutant).replaceAll("[^A-Za-z0-9.]+", "-");
      Files.writeString(Path.of(folder, name + "." + each.getKey() + ".yml"), each.getValue());
    }
  }
}
