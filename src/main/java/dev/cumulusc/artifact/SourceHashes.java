package dev.cumulusc.artifact;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.model.Located;
import dev.cumulusc.source.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The hashes of the folders and files that functions' code is in; each is read once. */
public final class SourceHashes {
  /** The maximum that Lambda accepts, in bytes: 250 MiB, which its documentation calls MB. */
  private static final long MAX_UNZIPPED_SIZE = 262_144_000;

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
      return archive ? archive(path, namedBy) : files(path, namedBy);
    } catch (UnpackableException e) {
      diagnostics.report(ArtifactRules.UNPACKABLE_CODE, namedBy, e.reason());
    } catch (IOException e) {
      diagnostics.report(ArtifactRules.UNPACKABLE_CODE, namedBy, "The code can't be read.");
    }
    return Optional.empty();
  }

  private Optional<Source> archive(Path path, Origin namedBy) throws IOException {
    long files = 0;
    long size = 0;
    try (ZipFile zip = ZipFile.builder().setPath(path).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        files += entry.isDirectory() ? 0 : 1;
        size += entry.getSize();
      }
    } catch (IOException e) {
      diagnostics.report(
          ArtifactRules.BROKEN_ARCHIVE,
          namedBy,
          "`" + path.getFileName() + "` is not a zip file, or not a whole one.");
      return Optional.empty();
    }
    return isAccepted(files, size, namedBy)
        ? Optional.of(new Source(path, ContentHash.ofFile(path), true))
        : Optional.empty();
  }

  private Optional<Source> files(Path path, Origin namedBy) throws IOException {
    PackageFiles files = PackageFiles.of(path);
    for (Path link : files.links()) {
      if (!workspace.mayFollow(link, namedBy, diagnostics)) {
        return Optional.empty();
      }
    }
    return isAccepted(files.entries().size(), files.size(), namedBy)
        ? Optional.of(new Source(path, ContentHash.ofPackage(files), false))
        : Optional.empty();
  }

  /** Returns whether Lambda takes code of this size; if it does not, that is reported. */
  private boolean isAccepted(long files, long size, Origin namedBy) {
    if (files == 0) {
      diagnostics.report(
          ArtifactRules.EMPTY_PACKAGE,
          namedBy,
          "There is no file in it, and Lambda refuses an empty package.",
          "Build the code first, or correct the path.");
    }
    if (size > MAX_UNZIPPED_SIZE) {
      diagnostics.report(
          ArtifactRules.PACKAGE_TOO_LARGE,
          namedBy,
          String.format(
              Locale.ROOT,
              "Its files have %,d bytes, but Lambda accepts %,d for a package and its layers.",
              size,
              MAX_UNZIPPED_SIZE),
          "Leave out what the function does not need with a `" + IgnoreList.FILE + "`.");
    }
    return files > 0 && size <= MAX_UNZIPPED_SIZE;
  }
}
