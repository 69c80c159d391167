package dev.cumulusc.app;

import dev.cumulusc.app.event.Listener;
import dev.cumulusc.compile.OutputFolder;
import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.resolve.ApplicationRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where templates are written, and how.
 *
 * @param folder the folder; without it {@code build/<deployment>} in the application folder
 * @param chosen whether the command line names the folder, and not a file of the application
 */
public record TemplateFiles(Optional<Path> folder, boolean chosen, TemplateWriter.Format format) {
  /**
   * Writes templates, all of them or none.
   *
   * @param texts the templates' texts by name
   * @return the files by the templates' names; nothing if they can't be written, which is reported
   */
  Optional<Map<String, Path>> write(
      Map<String, String> texts, ApplicationRequest request, Listener listener) {
    Path place =
        folder.orElseGet(
            () -> request.application().resolve("build").resolve(request.deployment()));
    Map<String, Path> files = new LinkedHashMap<>();
    Map<String, String> contents = new LinkedHashMap<>();
    texts.forEach(
        (name, text) -> {
          String file = name + "." + suffix();
          files.put(name, place.resolve(file).normalize());
          contents.put(file, text);
        });
    try {
      for (Path file : files.values()) {
        if (!chosen && !request.trusted() && leaves(file, request.application())) {
          listener.error(
              "The templates can't be written to `"
                  + place
                  + "`: a link of the application leads out of its folder, and `--untrusted`"
                  + " follows no such link. Give `--out DIR`.");
          return Optional.empty();
        }
      }
      new OutputFolder(place).write(contents);
      return Optional.of(files);
    } catch (IOException e) {
      listener.error(
          "The templates can't be written to `" + place + "`: " + FileFailure.reason(e) + ".");
      return Optional.empty();
    }
  }

  /**
   * Returns whether a link leads a file out of the folder that the application and the file's path
   * are both in.
   */
  private static boolean leaves(Path file, Path application) throws IOException {
    Path path = file.toAbsolutePath().normalize();
    @Nullable Path shared = application.toAbsolutePath().normalize();
    while (shared != null && !path.startsWith(shared)) {
      shared = shared.getParent();
    }
    @Nullable Path there = path;
    while (there != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
      there = there.getParent();
    }
    return shared == null || there == null || !there.toRealPath().startsWith(shared.toRealPath());
  }

  private String suffix() {
    return format == TemplateWriter.Format.YAML ? "yml" : "json";
  }
}
