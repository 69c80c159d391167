package dev.cumulusc.app.rehearse;

import dev.cumulusc.artifact.ContentHash;
import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonWriter;
import dev.cumulusc.rehearse.test.Difference;
import dev.cumulusc.rehearse.test.Snapshot;
import dev.cumulusc.source.SourceSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The file that keeps what a case did when its snapshot was written. */
final class SnapshotFile {
  private final Path file;
  private final boolean update;
  private final FileAccess access;

  /**
   * @param folder the folder of the test file
   * @param test the name of the test file
   * @param name the case's name
   * @param all the names of all cases of the file
   * @param update whether the file is written instead of compared
   * @param access whether it may be
   */
  SnapshotFile(
      Path folder, String test, String name, List<String> all, boolean update, FileAccess access) {
    String stem = test.substring(test.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "");
    this.file =
        folder.resolve(TestFiles.SNAPSHOTS).resolve(stem).resolve(fileName(name, all) + ".json");
    this.update = update;
    this.access = access;
  }

  /** Names that are the same without their signs and other letters are made different. */
  private static String fileName(String name, List<String> all) {
    String slug = slug(name);
    boolean isItsOwn =
        !slug.isEmpty()
            && all.stream().noneMatch(other -> !other.equals(name) && slug(other).equals(slug));
    return isItsOwn
        ? slug
        : (slug.isEmpty() ? "case" : slug) + "-" + ContentHash.ofText(name).substring(0, 8);
  }

  private static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  Path file() {
    return file;
  }

  /**
   * Compares an execution with the file, or writes the file.
   *
   * @param at where the test asks for it
   */
  List<Difference> compare(JsonObject now, SourceSpan at) throws RehearsalException {
    access.demand(file);
    if (update) {
      write(now);
      return List.of();
    }
    if (!Files.exists(file)) {
      return List.of(
          new Difference(
              at, "There is no snapshot " + file + " yet; `--update-snapshots` writes it."));
    }
    return Snapshot.compare(new RehearsalFiles(access).mapping(file), now);
  }

  private void write(JsonObject now) throws RehearsalException {
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, JsonWriter.pretty(now));
    } catch (IOException e) {
      throw new RehearsalException(
          "The snapshot " + file + " can't be written: " + FileFailure.reason(e) + ".");
    }
  }
}
