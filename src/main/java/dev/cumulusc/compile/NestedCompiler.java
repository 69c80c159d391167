package dev.cumulusc.compile;

import dev.cumulusc.artifact.CodeAddress;
import dev.cumulusc.artifact.CodeAddresses;
import dev.cumulusc.artifact.CodePackage;
import dev.cumulusc.bind.DeploymentBinder;
import dev.cumulusc.bind.key.Assumed;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.emit.NestedStack;
import dev.cumulusc.emit.TemplateEmitter;
import dev.cumulusc.kes.KesEngine;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.NestedTemplate;
import dev.cumulusc.move.DefaultRuntimes;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.resolve.ApplicationResolver;
import dev.cumulusc.template.Template;
import dev.cumulusc.tree.MappingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Compiles the nested templates of an application, each through all stages. */
final class NestedCompiler {
  /** The templates whose output this compiler makes without them. */
  private static final String TEMPLATES = "@cumulus/deployment/app/";

  private static final String API_TEMPLATE = TEMPLATES + "cumulus_api.template.yml";
  private static final String VERSIONS_TEMPLATE =
      TEMPLATES + "workflow_lambda_versions.template.yml";

  private final ApplicationRequest request;
  private final Application application;
  private final DefaultRuntimes runtimes;
  private final Assumed assumed;
  private final Diagnostics diagnostics;

  /**
   * Makes a compiler.
   *
   * @param runtimes chooses the runtimes of functions that name none
   * @param assumed what is taken to stand where a value can't be read
   */
  NestedCompiler(
      ApplicationRequest request,
      Application application,
      DefaultRuntimes runtimes,
      Assumed assumed,
      Diagnostics diagnostics) {
    this.request = request;
    this.application = application;
    this.runtimes = runtimes;
    this.assumed = assumed;
    this.diagnostics = diagnostics;
  }

  /**
   * A compiled nested template.
   *
   * @param code the code that it takes from S3 and that its parent may not know
   */
  record Result(NestedStack stack, List<CodePackage> code) {}

  /**
   * Compiles the nested templates in the order in which they are deployed.
   *
   * @param code the addresses of the code of the deployment's functions
   */
  List<Result> compile(Deployment deployment, Map<String, CodeAddress> code) {
    List<Result> results = new ArrayList<>();
    for (NestedTemplate spec : deployment.base().nestedTemplates()) {
      if (spec.isVersions() && isMadeBy(spec, VERSIONS_TEMPLATE)) {
        versions(spec, deployment, code).ifPresent(results::add);
      } else if (!spec.isVersions() && isMadeBy(spec, API_TEMPLATE)) {
        api(spec, deployment).ifPresent(results::add);
      } else {
        rendered(spec).ifPresent(results::add);
      }
    }
    return results;
  }

  private Optional<Result> api(NestedTemplate spec, Deployment parent) {
    return configuration(spec, key -> true)
        .map(
            configuration -> {
              Deployment nested = bind(spec, configuration, parent);
              Map<String, CodeAddress> code = CodeAddresses.of(nested, application, diagnostics);
              Template template = TemplateEmitter.emitApi(nested, parent, code, diagnostics);
              return new Result(
                  new NestedStack(spec, template), CodeAddresses.packages(code.values()));
            });
  }

  private Optional<Result> versions(
      NestedTemplate spec, Deployment parent, Map<String, CodeAddress> code) {
    return configuration(spec, DeploymentBinder::isAboutVersions)
        .map(
            configuration -> {
              Deployment nested = bind(spec, configuration, parent);
              Deployment versioned = parent.withVersions(nested.base().versions());
              Template template = TemplateEmitter.emitVersions(versioned, code, diagnostics);
              return new Result(new NestedStack(spec, template), List.of());
            });
  }

  /** Only the author of a template of one's own knows what is in it, so it is rendered. */
  private Optional<Result> rendered(NestedTemplate spec) {
    return new KesEngine(request, application, diagnostics)
        .renderNested(spec.name().value())
        .map(nested -> new Result(new NestedStack(spec, nested.template()), nested.code()));
  }

  private Deployment bind(NestedTemplate spec, MappingNode configuration, Deployment parent) {
    Deployment nested =
        new DeploymentBinder(diagnostics, Set.of(), assumed)
            .bindNested(spec.name().value(), configuration, parent);
    return runtimes.apply(nested);
  }

  private Optional<MappingNode> configuration(NestedTemplate spec, Predicate<String> wanted) {
    Optional<Located<String>> file = spec.configFile();
    return file.isEmpty()
        ? Optional.of(MappingNode.empty(spec.origin()))
        // What is wrong elsewhere does not keep it from being resolved.
        : new ApplicationResolver(diagnostics.only(each -> true))
            .resolveNested(
                request,
                application,
                file.get().value(),
                file.get().origin(),
                wanted,
                own -> Set.of());
  }

  /** Returns whether a nested template is rendered, which reads the configuration as written. */
  static boolean rendersAny(Deployment deployment) {
    return deployment.base().nestedTemplates().stream()
        .anyMatch(spec -> !isMadeBy(spec, spec.isVersions() ? VERSIONS_TEMPLATE : API_TEMPLATE));
  }

  private static boolean isMadeBy(NestedTemplate spec, String template) {
    return spec.templateFile().map(file -> file.value().endsWith(template)).orElse(true);
  }
}
