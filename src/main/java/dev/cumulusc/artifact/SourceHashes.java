package dev.cumulusc.artifact;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
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
  /** What Lambda's documentation means by MB, in bytes. */
  private static final long MEGABYTE = 1 << 20;

  private static final long MAX_UNZIPPED = 250 * MEGABYTE;
  private static final long MAX_ZIPPED = 50 * MEGABYTE;

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
    if (!isAccepted(files, size, namedBy)) {
      return Optional.empty();
    }
    if (Files.size(path) > MAX_ZIPPED) {
      reportSize(
          ArtifactRules.ZIP_TOO_LARGE, namedBy, Files.size(path), "as a zip file", MAX_ZIPPED);
    }
    return Optional.of(new Source(path, ContentHash.ofFile(path), true));
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
    if (size > MAX_UNZIPPED) {
      reportSize(
          ArtifactRules.PACKAGE_TOO_LARGE, namedBy, size, "when it is unzipped", MAX_UNZIPPED);
    }
    return files > 0 && size <= MAX_UNZIPPED;
  }

  private void reportSize(RuleInfo rule, Origin namedBy, long size, String how, long max) {
    diagnostics.report(
        rule,
        namedBy,
        String.format(
            Locale.ROOT,
            "This code has %d MB %s, but Lambda takes %d.",
            (size + MEGABYTE - 1) / MEGABYTE,
            how,
            max / MEGABYTE),
        "Leave out what the function does not need: list it in a `%s` in the source folder."
            .formatted(IgnoreList.FILE));
  }
}
