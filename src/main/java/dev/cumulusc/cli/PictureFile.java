package dev.cumulusc.cli;

import dev.cumulusc.compile.OutputFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes what is drawn to the file that a user names. */
final class PictureFile {
  private PictureFile() {}

  /** Writes a file, as a whole or not at all; its folder is made when it is missing. */
  static void write(Path file, String text) throws IOException {
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
    new OutputFolder(folder).write(Map.of(String.valueOf(file.getFileName()), text));
  }

  /** Says why a picture could not be written. */
  static String failure(@Nullable Path file, IOException e) {
    String kind = e.getClass() == IOException.class ? "" : e.getClass().getSimpleName() + ": ";
    String reason = kind + e.getMessage();
    return (file == null ? "" : "`" + file + "` can't be written: ")
        + (reason.endsWith(".") ? reason : reason + ".");
  }
}
