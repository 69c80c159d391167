package dev.cumulusc.kes;

import dev.cumulusc.artifact.ArtifactRules;
import dev.cumulusc.artifact.CodePackage;
import dev.cumulusc.artifact.MessageAdapterFile;
import dev.cumulusc.artifact.PackageVersion;
import dev.cumulusc.artifact.SourceHashes;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.kes.handlebars.Js;
import dev.cumulusc.kes.handlebars.JsObject;
import dev.cumulusc.kes.handlebars.JsValue;
import dev.cumulusc.model.Located;
import dev.cumulusc.resolve.Application;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sets on functions where their code is in S3: the names of kes, with content hashes of ours in
 * them.
 */
final class Packages {
  private final Configuration configuration;
  private final KesClass kesClass;
  private final SourceHashes sources;
  private final Optional<MessageAdapterFile> adapter;
  private final Application application;
  private final Diagnostics diagnostics;

  /** The first function of each source, which gives the package its name. */
  private final Map<String, String> names = new HashMap<>();

  /**
   * Makes the packages of one template.
   *
   * @param adapter the message adapter, if a template before this or this itself fetches it
   */
  Packages(
      Configuration configuration,
      KesClass kesClass,
      SourceHashes sources,
      Optional<MessageAdapterFile> adapter,
      Application application,
      Diagnostics diagnostics) {
    this.configuration = configuration;
    this.kesClass = kesClass;
    this.sources = sources;
    this.adapter = adapter;
    this.application = application;
    this.diagnostics = diagnostics;
  }

  /**
   * Sets the places of the code of all functions under a key.
   *
   * @return what has to be uploaded to these places
   */
  List<CodePackage> locate(String key) {
    List<CodePackage> packages = new ArrayList<>();
    for (JsObject function : Functions.of(configuration, key, diagnostics)) {
      Optional<SourceHashes.Source> source = locate(function);
      Optional<MessageAdapterFile.Found> added = Optional.empty();
      if (kesClass.isCumulus()) {
        identify(function);
        added = addAdapter(function);
      }
      if (source.isPresent() && configuration.has("bucket")) {
        packages.add(
            new CodePackage(
                Js.print(function.get("bucket")),
                Js.print(function.get("remote")),
                Js.print(function.get("name")),
                source.get(),
                added,
                configuration.originOf(function.get("source"))));
      }
    }
    return packages;
  }

  private Optional<SourceHashes.Source> locate(JsObject function) {
    if (Js.isTruthy(function.get("source"))) {
      Located<String> source = located(function.get("source"));
      if (!configuration.has("bucket")) {
        diagnostics.report(
            ArtifactRules.NO_CODE_BUCKET,
            source.origin(),
            "This code has to be deployed from a bucket, but none is set.",
            "Set `system_bucket`, or `buckets.internal`, to a bucket in the stack's Region.");
      }
      Optional<SourceHashes.Source> code = sources.of(source);
      code.ifPresent(found -> locate(function, source, found.hash()));
      return code;
    }
    if (Js.isTruthy(function.get("s3Source"))) {
      function.put("remote", Js.at(function, "s3Source", "key"));
      function.put("bucket", Js.at(function, "s3Source", "bucket"));
    }
    return Optional.empty();
  }

  private void locate(JsObject function, Located<String> source, String hash) {
    String name = Js.print(function.get("name"));
    String file = hash + "-" + names.computeIfAbsent(source.value(), first -> name) + ".zip";
    function.put("hash", JsValue.text(hash, source.origin()));
    function.put("bucket", configuration.get("bucket"));
    function.put("local", JsValue.text(folder() + file, source.origin()));
    String remote = application.s3Key(configuration.text("stack") + "/lambdas/" + file);
    function.put("remote", JsValue.text(remote, source.origin()));
  }

  /** Returns the folder of the packages on this side. */
  private String folder() {
    String template = configuration.text("cfFile");
    String name = template.substring(template.lastIndexOf('/') + 1);
    return configuration.text("kesFolder")
        + "/build/"
        + name.replaceFirst("(?<=.)\\.template\\.yml$", "")
        + "/";
  }

  /** Sets what people know a function's code by. */
  private void identify(JsObject function) {
    JsValue identifier = Js.at(function, "s3Source", "uniqueIdentifier");
    if (!Js.isTruthy(identifier)) {
      JsValue source = function.get("source");
      Optional<String> version =
          source instanceof JsValue.Text
              ? PackageVersion.of(located(source), application.workspace(), diagnostics)
              : Optional.empty();
      JsValue label = version.map(JsValue::text).orElseGet(() -> function.get("hash"));
      function.put("humanReadableIdentifier", label);
      return;
    }
    if (!Js.print(identifier).matches("[a-z0-9]+")) {
      diagnostics.report(
          KesRules.WRONG_UNIQUE_IDENTIFIER,
          configuration.originOf(identifier),
          "`uniqueIdentifier` takes lower-case letters and digits, but is `"
              + Js.print(identifier)
              + "`.");
    }
    function.put("hash", identifier);
    function.put("humanReadableIdentifier", identifier);
  }

  /** Puts the message adapter's hash before the names of packages that it goes into. */
  private Optional<MessageAdapterFile.Found> addAdapter(JsObject function) {
    if (adapter.isEmpty()
        || !Js.isTruthy(function.get("useMessageAdapter"))
        || !function.has("local")) {
      return Optional.empty();
    }
    Optional<MessageAdapterFile.Found> added = adapter.get().find(located(function.get("name")));
    for (String key : new String[] {"local", "remote"}) {
      if (added.isPresent() && function.get(key) instanceof JsValue.Text path) {
        int file = path.value().lastIndexOf('/') + 1;
        String folder = path.value().substring(0, file);
        String renamed = folder + added.get().hash() + "-" + path.value().substring(file);
        function.put(key, JsValue.text(renamed, path.origin()));
      }
    }
    return added;
  }

  private Located<String> located(JsValue value) {
    return new Located<>(Js.print(value), configuration.originOf(value));
  }
}
