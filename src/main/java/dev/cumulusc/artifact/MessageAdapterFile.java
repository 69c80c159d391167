package dev.cumulusc.artifact;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.MessageAdapter;
import dev.cumulusc.resolve.Application;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The zip file of the Cumulus message adapter, which is looked for when a function wants it. */
public final class MessageAdapterFile {
  private static final RuleInfo ADAPTER_MISSING =
      RuleInfo.note(
          "C2124",
          "adapter-missing",
          "Functions want the message adapter in their packages, but its zip file is not there.");

  private static final RuleInfo ADAPTER_UNREADABLE =
      RuleInfo.error(
          "C2125", "adapter-unreadable", "The message adapter's zip file can't be read.");

  private final MessageAdapter adapter;
  private final Application application;
  private final Diagnostics diagnostics;
  private boolean sought;
  private Optional<String> hash = Optional.empty();

  public MessageAdapterFile(
      MessageAdapter adapter, Application application, Diagnostics diagnostics) {
    this.adapter = adapter;
    this.application = application;
    this.diagnostics = diagnostics;
  }

  /**
   * Returns the hash of the zip file; when it is missing, that is reported once.
   *
   * @param lambda the name of a function that wants it
   */
  public Optional<String> hash(Located<String> lambda) {
    if (!sought) {
      sought = true;
      hash = adapter.path().isPresent() ? named(adapter.path().get()) : usual(lambda);
    }
    return hash;
  }

  private Optional<String> named(Located<String> path) {
    return application
        .workspace()
        .locate(path.value(), Workspace.Kind.FILE, path.origin(), diagnostics)
        .flatMap(file -> read(file, path));
  }

  private Optional<String> usual(Located<String> lambda) {
    if (adapter.fileName().isEmpty()) {
      return Optional.empty();
    }
    Located<String> fileName = adapter.fileName().get();
    String path = application.kesFolder() + "/build/" + fileName.value();
    if (application.workspace().hasFile(path)) {
      return read(application.workspace().root().resolve(path), fileName);
    }
    diagnostics.report(
        ADAPTER_MISSING,
        lambda.origin(),
        "`"
            + lambda.value()
            + "` wants the message adapter in its package, but there is no `"
            + path
            + "`, so the package has none.",
        "Put the adapter's zip file there, or name it in `message_adapter_path`.");
    return Optional.empty();
  }

  private Optional<String> read(Path file, Located<String> namedBy) {
    try {
      return Optional.of(ContentHash.ofFile(file));
    } catch (IOException e) {
      diagnostics.report(
          ADAPTER_UNREADABLE,
          namedBy.origin(),
          "The message adapter `" + file.getFileName() + "` can't be read.");
      return Optional.empty();
    }
  }
}
