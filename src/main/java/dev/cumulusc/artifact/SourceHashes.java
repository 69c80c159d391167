package dev.cumulusc.artifact;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.model.Located;
import dev.cumulusc.source.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The hashes of the folders and files that functions' code is in; each is read once. */
public final class SourceHashes {
  private final Workspace workspace;
  private final Diagnostics diagnostics;
  private final Map<Path, Optional<Source>> known = new HashMap<>();

  public SourceHashes(Workspace workspace, Diagnostics diagnostics) {
    this.workspace = workspace;
    this.diagnostics = diagnostics;
  }

  /**
   * What is known of a source.
   *
   * @param hash the SHA-256 of what the package will hold, in lower-case hexadecimal digits
   * @param archive whether it is a zip file already, which is deployed as it is
   */
  public record Source(Path path, String hash, boolean archive) {}

  /** Returns what is known of a source; nothing if it is missing or can't be packed. */
  public Optional<Source> of(Located<String> source) {
    return workspace
        .locate(source.value(), Workspace.Kind.EITHER, source.origin(), diagnostics)
        .flatMap(path -> of(path, source.origin()));
  }

  private Optional<Source> of(Path path, Origin namedBy) {
    Optional<Source> source = known.get(path);
    if (source == null) {
      source = read(path, namedBy);
      known.put(path, source);
    }
    return source;
  }

  private Optional<Source> read(Path path, Origin namedBy) {
    boolean archive = path.toString().endsWith(".zip") && Files.isRegularFile(path);
    try {
      String hash = archive ? ContentHash.ofFile(path) : ContentHash.ofPackage(path);
      return Optional.of(new Source(path, hash, archive));
    } catch (UnpackableException e) {
      diagnostics.report(ArtifactRules.UNPACKABLE_CODE, namedBy, e.reason());
    } catch (IOException e) {
      diagnostics.report(ArtifactRules.UNPACKABLE_CODE, namedBy, "The code can't be read.");
    }
    return Optional.empty();
  }
}
