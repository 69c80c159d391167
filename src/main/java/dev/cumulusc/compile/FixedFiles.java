package dev.cumulusc.compile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cumulusc.source.SourceFile;
import dev.cumulusc.validate.Fixes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes files that were fixed back, all of them or none. */
public final class FixedFiles {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private FixedFiles() {}

  /** Returns the files that are the user's own; the next installation writes packages anew. */
  public static List<Fixes.Fixed> own(List<Fixes.Fixed> fixed) {
    return fixed.stream()
        .filter(each -> !("/" + each.file().name()).contains("/node_modules/"))
        .toList();
  }

  /**
   * Writes files with their fixed texts. A byte order mark stays where there is one.
   *
   * @param root the folder that their names are relative to
   * @throws IOException if one of them can't be written, or is not as it was read; then none is
   */
  public static void write(Path root, List<Fixes.Fixed> fixed) throws IOException {
    Map<Path, byte[]> contents = new LinkedHashMap<>();
    for (Fixes.Fixed each : fixed) {
      Path path = path(root, each.file());
      String before = Files.readString(path);
      String mark = before.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
      if (!before.equals(mark + each.file().text())) {
        throw new IOException("`" + path + "` was changed meanwhile");
      }
      contents.put(path, (mark + each.text()).getBytes(UTF_8));
    }
    FileReplacement.write(contents);
  }

  /** Files outside of the folder are named from the current one. */
  private static Path path(Path root, SourceFile file) {
    Path inside = root.resolve(file.name());
    return Files.exists(inside) ? inside : Path.of(file.name());
  }
}
