package dev.cumulusc.app.create;

import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.asl.OtherFile;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.load.YamlLoader;
import dev.cumulusc.source.SourceFile;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the state machines that become workflows of a new application. */
final class DefinitionFiles {
  /** What an application replaces by the value of a variable. */
  private static final Pattern VARIABLE = Pattern.compile("\\{\\{[^{}\n]+}}");

  private final Listener listener;

  private DefinitionFiles(Listener listener) {
    this.listener = listener;
  }

  /**
   * Returns the texts of definitions by the names of their workflows; nothing if something is wrong
   * with one, which was reported.
   */
  static Optional<Map<String, String>> read(List<Path> files, Listener listener) {
    DefinitionFiles reader = new DefinitionFiles(listener);
    Map<String, String> definitions = new LinkedHashMap<>();
    for (Path file : files) {
      Optional<SourceFile> text = reader.definition(file);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      String workflow = workflow(file);
      if (definitions.putIfAbsent(workflow, text.get().text().replace("\t", "  ")) != null) {
        listener.error(
            "Two files give a workflow of the name `"
                + workflow
                + "`; the name is made of the letters and digits of a file's name. Rename `"
                + file
                + "`.");
        return Optional.empty();
      }
      listener.note("`" + file + "` becomes the workflow `" + workflow + "`.");
      reader.warnOfVariables(text.get());
    }
    return Optional.of(definitions);
  }

  private Optional<SourceFile> definition(Path file) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<SourceFile> text = Workspace.at(Path.of("")).readNamedByUser(file, diagnostics);
    boolean isMachine =
        text.flatMap(new YamlLoader(diagnostics)::load).filter(OtherFile::isDefinition).isPresent();
    if (diagnostics.hasErrors()) {
      listener.on(new Event.Found(diagnostics.sorted()));
      return Optional.empty();
    }
    if (!isMachine) {
      listener.error("`" + file + "` is no state machine: its definition has no `StartAt`.");
      return Optional.empty();
    }
    return text;
  }

  private void warnOfVariables(SourceFile file) {
    Matcher variable = VARIABLE.matcher(file.text());
    while (variable.find()) {
      listener.warn(
          "`%s` (%s) is text in a definition by itself, but a variable in an application: its value takes its place."
              .formatted(variable.group(), file.span(variable.start(), variable.end())));
    }
  }

  /**
   * Returns the name of a file's workflow: {@code TakeOrder} for {@code take-order.asl.json}.
   * Letters lose their accents.
   */
  private static String workflow(Path file) {
    String stem = String.valueOf(file.getFileName()).replaceFirst("\\..*", "");
    String plain = Normalizer.normalize(stem, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    String name = StarterFiles.camelCase(plain);
    return name.isEmpty() ? "Workflow" : name;
  }
}
