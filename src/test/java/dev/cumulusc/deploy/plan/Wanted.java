package dev.cumulusc.deploy.plan;

import dev.cumulusc.bind.StackSettingsBinder;
import dev.cumulusc.compare.DeployedTemplate;
import dev.cumulusc.compile.Compilation;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.bundle.StackInput;
import dev.cumulusc.deploy.service.ParameterValue;
import dev.cumulusc.deploy.service.TemplateLocation;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.model.StackSettings;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.resolve.StackKind;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.template.Template;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.ScalarNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A stack called {@code app} as it is wanted: a template, and what it is deployed with. */
public final class Wanted {
  private final String text;
  private final List<ParameterValue> parameters = new ArrayList<>();
  private final Map<String, String> tags = new LinkedHashMap<>();
  private final Map<String, Template> nested = new LinkedHashMap<>();
  private MappingNode configuration;

  private Wanted(String text) {
    this.text = text;
    this.configuration = MappingNode.empty(Origin.written(SourceFile.of("config.yml", "").start()));
  }

  /** Wants a template, whose lines are those of {@code app.yml}. */
  public static Wanted template(String text) {
    return new Wanted(text);
  }

  public Wanted parameter(String name, String value) {
    parameters.add(new ParameterValue(name, Optional.of(value), false));
    return this;
  }

  /** Keeps the value that the stack has. */
  public Wanted previous(String name) {
    parameters.add(new ParameterValue(name, Optional.empty(), false));
    return this;
  }

  public Wanted secret(String name, String value) {
    parameters.add(new ParameterValue(name, Optional.of(value), true));
    return this;
  }

  public Wanted tag(String key, String value) {
    tags.put(key, value);
    return this;
  }

  /** Adds the template of a nested stack, whose lines are those of a file of its name. */
  public Wanted nested(String logicalId, String template) {
    nested.put(logicalId, DeployedTemplate.read(logicalId + ".yml", template));
    return this;
  }

  /** Has a configuration into which a secret went. */
  public Wanted madeWith(String secret) {
    Origin at = configuration.origin();
    Origin origin =
        new Origin.Interpolated(
            at, List.of(new Origin.Input("EDL_PASSWORD", "x", Optional.of(at))));
    configuration =
        configuration.with(ScalarNode.string("edl", at), ScalarNode.string(secret, origin));
    return this;
  }

  public PreparedStack prepared() {
    Template template = DeployedTemplate.read("app.yml", text);
    Application application =
        new Application(
            Workspace.at(Path.of("")),
            "default",
            "app",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            StackKind.APPLICATION,
            configuration,
            Set.of());
    Compilation compilation =
        new Compilation(
            application,
            Optional.empty(),
            "cloudformation",
            template,
            nested,
            List.of(),
            List.of(),
            List.of(),
            Optional.empty());
    StackSettings settings = StackSettingsBinder.bind(application, new Diagnostics());
    return new PreparedStack(
        new StackInput(compilation, settings, "app", parameters, tags, List.of()),
        template,
        text,
        new TemplateLocation.Body(text),
        nested,
        List.of(),
        Optional.empty());
  }
}
