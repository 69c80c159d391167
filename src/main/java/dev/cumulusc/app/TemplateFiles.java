package dev.cumulusc.app;

import dev.cumulusc.app.event.Listener;
import dev.cumulusc.compile.OutputFolder;
import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.resolve.ApplicationRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where templates are written, and how.
 *
 * @param folder the folder; without it {@code build/<deployment>} in the application folder
 */
public record TemplateFiles(Optional<Path> folder, TemplateWriter.Format format) {
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
      new OutputFolder(place).write(contents);
      return Optional.of(files);
    } catch (IOException e) {
      listener.error(
          "The templates can't be written to `" + place + "`: " + FileFailure.reason(e) + ".");
      return Optional.empty();
    }
  }

  private String suffix() {
    return format == TemplateWriter.Format.YAML ? "yml" : "json";
  }
}
