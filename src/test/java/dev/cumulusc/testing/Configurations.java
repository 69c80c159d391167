package dev.cumulusc.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.bind.DeploymentBinder;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.load.YamlLoader;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Template;
import dev.cumulusc.tree.JsonText;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import java.util.List;
import java.util.Map;

/** Configurations for tests, from text. */
public final class Configurations {
  private Configurations() {}

  /** Loads a file {@code config.yml} that has to be a mapping without faults. */
  public static MappingNode yaml(String text) {
    Diagnostics diagnostics = new Diagnostics();
    MappingNode node =
        (MappingNode)
            new YamlLoader(diagnostics).load(SourceFile.of("config.yml", text)).orElseThrow();
    assertThat(diagnostics.sorted()).isEmpty();
    return node;
  }

  /** Binds a configuration that has to be free of errors. */
  public static Deployment deployment(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Deployment deployment = new DeploymentBinder(diagnostics).bind("default", yaml(text));
    assertThat(diagnostics.hasErrors()).as(diagnostics.toString()).isFalse();
    return deployment;
  }

  /** Returns a tree as JSON. */
  public static String json(Node node) {
    return JsonText.of(node);
  }

  /** Returns a value of a template without its origins. */
  public static String text(CfnValue value) {
    Map<String, CfnValue.Member> sections =
        Map.of("Value", new CfnValue.Member(value, value.origin()));
    Template template = new Template(sections, Map.of(), value.origin());
    return TemplateWriter.write(template, TemplateWriter.Format.YAML);
  }

  /** Returns what was reported, as {@code line:column code message}. */
  public static List<String> reports(Diagnostics diagnostics) {
    return diagnostics.sorted().stream().map(Configurations::report).toList();
  }

  private static String report(Diagnostic diagnostic) {
    return diagnostic.at().line()
        + ":"
        + diagnostic.at().column()
        + " "
        + diagnostic.rule().code()
        + " "
        + diagnostic.message();
  }
}
