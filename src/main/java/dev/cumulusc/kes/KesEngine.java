package dev.cumulusc.kes;

import dev.cumulusc.artifact.CodePackage;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.kes.Configuration.NestedFiles;
import dev.cumulusc.kes.handlebars.Js;
import dev.cumulusc.kes.handlebars.JsObject;
import dev.cumulusc.kes.handlebars.JsValue;
import dev.cumulusc.kes.handlebars.ReadKeys;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.resolve.ApplicationResolver;
import dev.cumulusc.resolve.OwnTemplate;
import dev.cumulusc.resolve.ResolveRules;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.Template;
import dev.cumulusc.template.TemplateTree;
import dev.cumulusc.tree.MappingNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Renders an application's templates as kes does. Nothing is written, uploaded or fetched: what kes
 * learns by that (addresses, hashes) is worked out.
 */
public final class KesEngine {
  private final ApplicationRequest request;
  private final Application application;
  private final Diagnostics diagnostics;
  private final ReadKeys reads = new ReadKeys();

  /** Makes the engine for an application that was resolved for a request. */
  public KesEngine(ApplicationRequest request, Application application, Diagnostics diagnostics) {
    this.request = request;
    this.application = application;
    this.diagnostics = diagnostics;
  }

  /**
   * A template that an override was laid over, and what that changed.
   *
   * @param code what the override may take from S3
   */
  public record Overridden(Template template, List<CodePackage> code, Overrides overrides) {}

  /**
   * A nested template.
   *
   * @param code what it may take from S3
   */
  public record Nested(Template template, List<CodePackage> code) {}

  /** Renders the application's templates; nothing is returned if one of them can't be. */
  public Optional<RenderedApplication> render() {
    return configuration()
        .flatMap(main -> render(main, KesClass.of(request, application, diagnostics)));
  }

  /**
   * Returns the places of the keys of an application's configuration that neither its templates nor
   * kes's programs for them read; none if the templates can't be rendered.
   *
   * @param elsewhere returns whether something else reads a key at the top of the configuration
   */
  public static Set<SourceSpan> unreadKeys(
      ApplicationRequest request, Application application, Predicate<String> elsewhere) {
    KesEngine engine = new KesEngine(request, application, Diagnostics.discarding());
    if (engine.render().isEmpty()) {
      return Set.of();
    }
    MappingNode configuration = application.configuration();
    return engine.reads.unread(
        configuration.withEntries(
            configuration.entries().stream()
                .filter(entry -> !elsewhere.test(entry.name()))
                .toList()));
  }

  /**
   * Renders the application's override template and lays it over a template that was made in
   * another way. Nothing is returned if there is none, or if it can't be rendered.
   */
  public Optional<Overridden> override(Template base) {
    KesClass kesClass = cumulusClass();
    Optional<SourceFile> file = overrideFile();
    if (file.isEmpty()) {
      return Optional.empty();
    }
    // Whoever made the base has read the same configuration, and reported what is wrong with it.
    Preparation preparation = new Preparation(application, kesClass, Diagnostics.discarding());
    return configuration()
        .flatMap(
            main -> {
              preparation.read(main);
              preparation.compile(main);
              return new TemplateFile(main, kesClass).render(file.get(), diagnostics);
            })
        .map(
            over ->
                OverrideMerge.merge(TemplateTree.of(base), over, file.get().name(), diagnostics))
        .map(result -> overridden(result, preparation));
  }

  /**
   * Renders one of the nested templates, for a main template that is made in another way. Nothing
   * is returned if it can't be rendered.
   */
  public Optional<Nested> renderNested(String name) {
    KesClass kesClass = cumulusClass();
    Preparation preparation = new Preparation(application, kesClass, diagnostics);
    return configuration()
        .flatMap(
            main -> {
              preparation.read(main);
              return renderNested(main, kesClass, preparation, name);
            })
        .map(rendered -> new Nested(read(rendered.template()), preparation.code()));
  }

  /** Returns the class of the application, or Cumulus's where it has another. */
  private KesClass cumulusClass() {
    KesClass found = KesClass.of(request, application, diagnostics);
    return found.isCumulus() ? found : KesClass.cumulus();
  }

  private Overridden overridden(OverrideMerge.Result result, Preparation preparation) {
    return new Overridden(
        CfnReader.template(result.template(), diagnostics), preparation.code(), result.overrides());
  }

  private Optional<Configuration> configuration() {
    Optional<Configuration> main =
        environment()
            .map(environment -> Configuration.main(request, application, environment, reads));
    if (main.isPresent() && !main.get().has("stack")) {
      diagnostics.report(
          KesRules.NO_STACK_NAME,
          application.configuration().origin().primary().file().start(),
          "The configuration has no `stackName`.");
      return Optional.empty();
    }
    return main;
  }

  private Optional<MappingNode> environment() {
    return new ApplicationResolver(diagnostics).environment(request, application);
  }

  private Optional<RenderedApplication> render(Configuration main, KesClass kesClass) {
    Preparation preparation = new Preparation(application, kesClass, diagnostics);
    preparation.read(main);
    Map<String, Template> nested = new LinkedHashMap<>();
    boolean complete = renderNested(main, kesClass, preparation, nested);
    preparation.compile(main);
    TemplateFile templates = new TemplateFile(main, kesClass);
    Optional<SourceFile> file =
        application.templateFolder().isPresent()
            ? templateFile(Js.print(Js.at(main.values(), "template", "cfFile")))
            : templateFile(main.text("cfFile"));
    Optional<MappingNode> base = file.flatMap(found -> templates.render(found, diagnostics));
    Optional<SourceFile> override = overrideFile().filter(over -> !file.equals(Optional.of(over)));
    if (!complete || base.isEmpty()) {
      return Optional.empty();
    }
    if (override.isEmpty()) {
      return Optional.of(
          new RenderedApplication(
              templates.outputName(),
              read(base.get()),
              nested,
              preparation.code(),
              Optional.empty()));
    }
    return templates
        .render(override.get(), diagnostics)
        .map(over -> OverrideMerge.merge(base.get(), over, override.get().name(), diagnostics))
        .map(result -> overridden(result, preparation))
        .map(
            result ->
                new RenderedApplication(
                    templates.outputName(),
                    result.template(),
                    nested,
                    result.code(),
                    Optional.of(result.overrides())));
  }

  /** Reads a template that is handed to CloudFormation as it was rendered. */
  private Template read(MappingNode rendered) {
    return CfnReader.template((MappingNode) CloudFormationYaml.typed(rendered), diagnostics);
  }

  /** Renders the nested templates, and sets where each of them will be. */
  private boolean renderNested(
      Configuration main,
      KesClass kesClass,
      Preparation preparation,
      Map<String, Template> nested) {
    boolean complete = true;
    List<String> names =
        main.get("nested_templates") instanceof JsObject all ? all.names() : List.of();
    for (String name : names) {
      Optional<RenderedNested> rendered = renderNested(main, kesClass, preparation, name);
      rendered.ifPresent(
          found -> {
            nested.put(found.file().outputName(), read(found.template()));
            if (Js.at(main.values(), "nested_templates", name) instanceof JsObject settings) {
              settings.put("url", found.file().url());
            }
          });
      complete &= rendered.isPresent();
    }
    return complete;
  }

  /** A nested template that was rendered, and the file that it was rendered from. */
  private record RenderedNested(TemplateFile file, MappingNode template) {}

  private Optional<RenderedNested> renderNested(
      Configuration main, KesClass kesClass, Preparation preparation, String name) {
    JsValue settings = Js.at(main.values(), "nested_templates", name);
    NestedFiles files =
        new NestedFiles(
            file(settings, "cfFile", main.text("cfFile")),
            file(settings, "configFile", main.text("configFile")));
    Origin namedBy = main.originOf(Js.property(settings, "cfFile"));
    Trial trial =
        (own, keys) ->
            nested(main, name, files, own, keys)
                .flatMap(
                    configuration ->
                        renderNested(
                            configuration,
                            namedBy,
                            kesClass,
                            new Preparation(application, kesClass, Diagnostics.discarding()),
                            Diagnostics.discarding()));
    return resolveNested(
            files.configFile(), main.originOf(Js.property(settings, "configFile")), trial)
        .flatMap(own -> nested(main, name, files, own, new ReadKeys()))
        .flatMap(
            configuration ->
                renderNested(configuration, namedBy, kesClass, preparation, diagnostics));
  }

  /** Renders a nested template to find out which keys of its configuration that reads. */
  private interface Trial {
    Optional<RenderedNested> render(MappingNode own, ReadKeys keys);
  }

  private Optional<RenderedNested> renderNested(
      Configuration configuration,
      Origin namedBy,
      KesClass kesClass,
      Preparation preparation,
      Diagnostics found) {
    preparation.read(configuration);
    preparation.compile(configuration);
    TemplateFile file = new TemplateFile(configuration, kesClass);
    return application
        .workspace()
        .read(configuration.text("cfFile"), namedBy, found)
        .flatMap(source -> file.render(source, found))
        .map(template -> new RenderedNested(file, template));
  }

  private Optional<Configuration> nested(
      Configuration main, String name, NestedFiles files, MappingNode own, ReadKeys keys) {
    return environment()
        .map(environment -> main.nested(name, files, request, application, environment, own, keys));
  }

  /**
   * Resolves a nested configuration. It shares files with the application, whose variables it does
   * not know: kes makes them empty, and what the nested template takes from those files has none.
   */
  private Optional<MappingNode> resolveNested(String configFile, Origin namedBy, Trial trial) {
    Diagnostics others =
        diagnostics.only(found -> !found.rule().equals(ResolveRules.UNKNOWN_VARIABLE));
    return new ApplicationResolver(others)
        .resolveNested(
            request.withAllowMissingVariables(true),
            application,
            configFile,
            namedBy,
            key -> true,
            own -> {
              ReadKeys keys = new ReadKeys();
              return trial.render(own, keys).map(done -> keys.unread(own)).orElse(Set.of());
            });
  }

  private static String file(JsValue settings, String key, String usual) {
    JsValue file = Js.property(settings, key);
    return file == JsValue.Empty.UNDEFINED ? usual : Js.print(file);
  }

  private Optional<SourceFile> templateFile(String path) {
    Workspace workspace = application.workspace();
    if (workspace.hasFile(path)) {
      return workspace.readNamedByUser(path, conventional(path), diagnostics);
    }
    diagnostics.report(
        KesRules.NO_TEMPLATE,
        SourceFile.of(path, "").start(),
        "There is no template `" + path + "` to render.",
        "name the folder of a kes application with `--template`, or use `--engine native`.");
    return Optional.empty();
  }

  private Optional<SourceFile> overrideFile() {
    return OwnTemplate.of(request, application.workspace(), application.kesFolder(), diagnostics)
        .filter(
            template ->
                application.templateFolder().isPresent()
                    || !template.isWhole(application.configuration()))
        .map(OwnTemplate::file);
  }

  private static Origin conventional(String path) {
    return Origin.written(SourceFile.of(path, "").start());
  }
}
