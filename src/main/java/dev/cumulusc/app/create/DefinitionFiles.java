package dev.cumulusc.app.create;

import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.asl.OtherFile;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.load.YamlLoader;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.Node;
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
  /** What an application replaces, and what nothing can be written for. */
  private static final Pattern VARIABLE =
      Pattern.compile("\\{\\{[^{}\n]+}}|\\$<[A-Za-z][A-Za-z0-9_.:]*>");

  private final Listener listener;
  private final Map<String, String> workflows = new LinkedHashMap<>();
  private final Map<String, String> values = new LinkedHashMap<>();

  private DefinitionFiles(Listener listener) {
    this.listener = listener;
  }

  /**
   * What was read.
   *
   * @param workflows the texts of definitions by the names of their workflows
   * @param values placeholders of the values that the definitions lack, by their names
   */
  record Read(Map<String, String> workflows, Map<String, String> values) {}

  /** Reads definitions; nothing if something is wrong with one, which was reported. */
  static Optional<Read> read(List<Path> files, Listener listener) {
    DefinitionFiles reader = new DefinitionFiles(listener);
    for (Path file : files) {
      if (!reader.add(file)) {
        return Optional.empty();
      }
    }
    return Optional.of(new Read(reader.workflows, reader.values));
  }

  private boolean add(Path file) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<SourceFile> text = Workspace.at(Path.of("")).readNamedByUser(file, diagnostics);
    Optional<Node> definition = text.flatMap(new YamlLoader(diagnostics)::load);
    if (diagnostics.hasErrors()) {
      listener.on(new Event.Found(diagnostics.sorted()));
      return false;
    }
    if (definition.filter(OtherFile::isDefinition).isEmpty()) {
      listener.error("`" + file + "` is no state machine: its definition has no `StartAt`.");
      return false;
    }
    DefinitionText.Rewritten rewritten =
        DefinitionText.of(text.orElseThrow(), definition.orElseThrow());
    String workflow = workflow(file);
    if (workflows.putIfAbsent(workflow, rewritten.text().replace("\t", "  ")) != null) {
      listener.error(
          "Two files give a workflow of the name `"
              + workflow
              + "`; the name is made of the letters and digits of a file's name. Rename `"
              + file
              + "`.");
      return false;
    }
    listener.note("`" + file + "` becomes the workflow `" + workflow + "`.");
    warnOfVariables(text.orElseThrow());
    explain(rewritten);
    return true;
  }

  private void warnOfVariables(SourceFile file) {
    Matcher variable = VARIABLE.matcher(file.text());
    while (variable.find()) {
      listener.warn(
          "`%s` (%s) is text in a definition by itself, but %s in an application: its value takes its place."
              .formatted(
                  variable.group(),
                  file.span(variable.start(), variable.end()),
                  variable.group().startsWith("$") ? "a reference" : "a variable"));
    }
  }

  private void explain(DefinitionText.Rewritten rewritten) {
    for (DefinitionText.Kept text : rewritten.texts()) {
      listener.note(
          "`%s` (%s) is text, and stays it as `%s`: without the `!` it is a reference in an application."
              .formatted(text.written(), text.at(), text.now()));
    }
    for (DefinitionText.Kept reference : rewritten.references()) {
      listener.note(
          "`%s` (%s) is in an ARN, so it stays a reference, whose value CloudFormation knows."
              .formatted(reference.written(), reference.at()));
    }
    for (DefinitionText.Value value : rewritten.values()) {
      if (values.putIfAbsent(value.name(), value.placeholder()) == null) {
        listener.warn(
            "`%s` (%s) gets its value from whoever deploys the definition: put it into `app/config.yml`, at `%s.%s`, where a made-up one stands."
                .formatted(value.written(), value.at(), DefinitionText.VARIABLES, value.name()));
      }
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
