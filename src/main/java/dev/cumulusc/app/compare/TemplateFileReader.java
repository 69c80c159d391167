package dev.cumulusc.app.compare;

import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.kes.CloudFormationYaml;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.load.YamlLoader;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.Template;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a CloudFormation template from a file, YAML or JSON. */
public final class TemplateFileReader {
  private TemplateFileReader() {}

  /** Returns the template; nothing if it is none, which is reported. */
  public static Optional<Template> read(Path file, Listener listener) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Node> document =
        Workspace.at(Path.of(""))
            .readNamedByUser(file, diagnostics)
            .flatMap(YamlLoader.ofTemplate(diagnostics)::load);
    Optional<Template> template =
        document
            .filter(MappingNode.class::isInstance)
            .map(node -> (MappingNode) CloudFormationYaml.typed(node))
            .map(mapping -> CfnReader.template(mapping, diagnostics));
    if (diagnostics.hasErrors()) {
      listener.on(new Event.Compiled(diagnostics.sorted(), false));
      return Optional.empty();
    }
    if (template.filter(found -> !found.resources().isEmpty()).isEmpty()) {
      listener.error("`" + file + "` is no CloudFormation template: it has no resources.");
      return Optional.empty();
    }
    return template;
  }
}
