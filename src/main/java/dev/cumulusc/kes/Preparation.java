package dev.cumulusc.kes;

import dev.cumulusc.artifact.CodePackage;
import dev.cumulusc.artifact.MessageAdapterFile;
import dev.cumulusc.artifact.SourceHashes;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.kes.handlebars.Js;
import dev.cumulusc.kes.handlebars.JsObject;
import dev.cumulusc.kes.handlebars.JsValue;
import dev.cumulusc.kes.handlebars.JsValue.JsArray;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.MessageAdapter;
import dev.cumulusc.resolve.Application;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What kes, or the class of Cumulus, does to the configuration of each template before it renders
 * the template. The templates of an application are prepared one after the other: the message
 * adapter that one fetches is there for the next.
 */
final class Preparation {
  private final Application application;
  private final KesClass kesClass;
  private final Diagnostics diagnostics;
  private final SourceHashes sources;
  private final List<CodePackage> code = new ArrayList<>();
  private Optional<MessageAdapterFile> adapter = Optional.empty();

  Preparation(Application application, KesClass kesClass, Diagnostics diagnostics) {
    this.application = application;
    this.kesClass = kesClass;
    this.diagnostics = diagnostics;
    this.sources = new SourceHashes(application.workspace(), diagnostics);
  }

  /** Prepares a configuration as it is right after reading it. */
  void read(Configuration configuration) {
    Functions.setDefaults(configuration, diagnostics);
    Moves.refuse(configuration, diagnostics);
    ApiGateway.configure(configuration, diagnostics);
    if (kesClass.isCumulus()) {
      Workflows.check(configuration, diagnostics);
    }
  }

  /** Prepares a configuration for its template. */
  void compile(Configuration configuration) {
    if (kesClass.isCumulus()) {
      Rules.split(configuration);
    }
    if (!kesClass.isCumulus() || !configuration.has("customCompilation")) {
      code.addAll(packages(configuration).locate("lambdas"));
      return;
    }
    takeParentValues(configuration);
    if (configuration.has("message_adapter_filename")) {
      adapter = Optional.of(adapter(configuration));
    }
    if (configuration.has("processDefaultDeadLetterQueues")) {
      Workflows.addDeadLetterQueues(configuration, diagnostics);
    }
    Packages packages = packages(configuration);
    code.addAll(packages.locate("lambdas"));
    if (configuration.isTrue("useWorkflowLambdaVersions")) {
      if (configuration.isTrue("oldLambdaInjection")) {
        code.addAll(packages.locate("workflowLambdas"));
        configuration.set("oldLambdas", Workflows.keptVersions(configuration));
      }
      if (configuration.isTrue("injectWorkflowLambdaAliases")) {
        Workflows.callAliases(configuration);
      }
    }
    Workflows.addHashes(configuration);
  }

  /** Returns what the prepared configurations put into S3. */
  List<CodePackage> code() {
    return List.copyOf(code);
  }

  private Packages packages(Configuration configuration) {
    return new Packages(configuration, kesClass, sources, adapter, application, diagnostics);
  }

  /** Takes the values of the stack around a nested template that the template asks for. */
  private static void takeParentValues(Configuration configuration) {
    if (configuration.get("parent") instanceof JsObject parent
        && configuration.get("override_with_parent") instanceof JsArray keys) {
      for (JsValue key : keys.items()) {
        JsValue value = parent.get(Js.print(key));
        if (value.isPresent()) {
          configuration.set(Js.print(key), value);
        }
      }
    }
  }

  private MessageAdapterFile adapter(Configuration configuration) {
    MessageAdapter settings =
        new MessageAdapter(
            setting(configuration, "message_adapter_path")
                .or(() -> setting(configuration, "parent", "message_adapter_path")),
            setting(configuration, "message_adapter_filename"),
            release(configuration));
    return new MessageAdapterFile(settings, application, diagnostics);
  }

  private static Optional<Located<String>> setting(Configuration configuration, String... path) {
    JsValue value = Js.at(configuration.values(), path);
    return Js.isTruthy(value)
        ? Optional.of(new Located<>(Js.print(value), configuration.originOf(value)))
        : Optional.empty();
  }

  private static Optional<MessageAdapter.Release> release(Configuration configuration) {
    return setting(configuration, "repo_owner")
        .flatMap(
            owner ->
                setting(configuration, "message_adapter_repo")
                    .map(
                        repository ->
                            new MessageAdapter.Release(
                                owner,
                                repository,
                                setting(configuration, "message_adapter_version"))));
  }
}
