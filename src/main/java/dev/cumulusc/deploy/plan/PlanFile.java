package dev.cumulusc.deploy.plan;

import dev.cumulusc.compile.FileReplacement;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.YamlLoader;
import dev.cumulusc.source.SourceFile;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Plans as JSON files. */
public final class PlanFile {
  /** What the file's first member is called; its value is the version of the format. */
  static final String MARK = "cumuluscPlan";

  static final int VERSION = 1;

  /** The name of the member with the checksum of the plan. */
  static final String DIGEST = "digest";

  private PlanFile() {}

  /** Returns a plan's text. */
  public static String text(Plan plan) {
    return PlanWriter.write(plan);
  }

  /** Returns a plan's text in one line. */
  public static String line(Plan plan) {
    return PlanWriter.line(plan);
  }

  /** Writes a plan: the file is there as a whole, or as it was before. */
  public static void write(Plan plan, Path file) throws IOException {
    if (FileReplacement.isInPlace(file)) {
      Files.writeString(file, text(plan), StandardOpenOption.WRITE);
      return;
    }
    // A link stays one: that of standard output leads to a file where a shell redirects it.
    Path place = Files.exists(file) ? file.toRealPath() : file;
    Path folder = place.toAbsolutePath().getParent();
    Path whole = Files.createTempFile(folder, ".plan", ".json");
    try {
      Files.writeString(whole, text(plan));
      try {
        Files.move(
            whole, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(whole, place, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  /**
   * Reads a plan; nothing is returned if the file is none, which is reported.
   *
   * @param file the file, by the name that its user knows it by
   */
  public static Optional<Plan> read(SourceFile file, Diagnostics diagnostics) {
    return new YamlLoader(diagnostics)
        .load(file)
        .filter(node -> !diagnostics.hasErrors())
        .flatMap(node -> PlanReader.read(node, diagnostics));
  }
}
