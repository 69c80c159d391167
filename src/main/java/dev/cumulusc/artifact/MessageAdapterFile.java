package dev.cumulusc.artifact;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.MessageAdapter;
import dev.cumulusc.resolve.Application;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The zip file of the Cumulus message adapter, which is looked for when a function wants it. */
public final class MessageAdapterFile {
  /** The folder of a package in which functions look for the adapter. */
  private static final String FOLDER = "cumulus-message-adapter";

  private final MessageAdapter adapter;
  private final Application application;
  private final Diagnostics diagnostics;
  private boolean sought;
  private Optional<Found> found = Optional.empty();

  public MessageAdapterFile(
      MessageAdapter adapter, Application application, Diagnostics diagnostics) {
    this.adapter = adapter;
    this.application = application;
    this.diagnostics = diagnostics;
  }

  /**
   * The adapter's zip file.
   *
   * @param folder the folder of a package that takes what is in it
   * @param hash what distinguishes one adapter from another, in lower-case hexadecimal digits
   */
  public record Found(Path path, String folder, String hash) {}

  /**
   * Returns the zip file; when it is missing, that is reported once.
   *
   * @param lambda the name of a function that wants it
   */
  public Optional<Found> find(Located<String> lambda) {
    if (!sought) {
      sought = true;
      found = adapter.path().isPresent() ? named(adapter.path().get()) : usual(lambda);
    }
    return found;
  }

  private Optional<Found> named(Located<String> path) {
    return application
        .workspace()
        .locate(path.value(), Workspace.Kind.FILE, path.origin(), diagnostics)
        .flatMap(file -> read(file, path));
  }

  private Optional<Found> usual(Located<String> lambda) {
    if (adapter.fileName().isEmpty()) {
      return Optional.empty();
    }
    Located<String> fileName = adapter.fileName().get();
    String path = application.kesFolder() + "/build/" + fileName.value();
    if (application.workspace().hasFile(path)) {
      return application
          .workspace()
          .locateNamedByUser(path, Workspace.Kind.FILE, fileName.origin(), diagnostics)
          .flatMap(file -> read(file, fileName));
    }
    diagnostics.report(
        ArtifactRules.ADAPTER_MISSING,
        lambda.origin(),
        "`"
            + lambda.value()
            + "` wants the message adapter in its package, but there is no `"
            + path
            + "`, so the package has none.",
        "Put the adapter's zip file there"
            + adapter.release().map(release -> ", from " + release.page()).orElse("")
            + ", or name it in `message_adapter_path`.");
    return Optional.empty();
  }

  private Optional<Found> read(Path file, Located<String> namedBy) {
    try {
      String hash = ContentHash.ofFile(file);
      String folder = folder();
      return Optional.of(
          new Found(
              file, folder, folder.equals(FOLDER) ? hash : ContentHash.ofParts(folder, hash)));
    } catch (IOException e) {
      diagnostics.report(
          ArtifactRules.ADAPTER_UNREADABLE,
          namedBy.origin(),
          "The message adapter `" + file.getFileName() + "` can't be read.");
      return Optional.empty();
    }
  }

  /** Returns the folder that kes unpacks the adapter into: it is called as the file is. */
  private String folder() {
    return adapter.fileName().map(name -> name.value().replaceFirst("\\.zip$", "")).orElse(FOLDER);
  }
}
