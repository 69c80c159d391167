package dev.cumulusc.cli;

import dev.cumulusc.app.event.Listener;
import dev.cumulusc.compile.OutputFolder;
import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.report.deploy.StatusJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says where the stacks' outputs go. */
final class OutputsFileOption {
  @Option(
      names = "--outputs-file",
      paramLabel = "FILE",
      description = "Write the stacks' outputs as JSON; secrets are masked, also inside of others.")
  @Nullable Path file;

  /** Returns why the file can't be written, as far as that is known before; nothing if it can. */
  Optional<String> problem() {
    if (file == null) {
      return Optional.empty();
    }
    Path whole = file.toAbsolutePath();
    if (Files.isDirectory(whole)) {
      return Optional.of("The outputs can't be written to `" + file + "`: it is a folder.");
    }
    Path folder = Optional.ofNullable(whole.getParent()).orElse(whole);
    while (!Files.exists(folder) && folder.getParent() != null) {
      folder = folder.getParent();
    }
    return Files.isDirectory(folder) && Files.isWritable(folder)
        ? Optional.empty()
        : Optional.of(
            "The outputs can't be written to `"
                + file
                + "`: `"
                + folder
                + "` is no folder that files can be written to.");
  }

  /**
   * Writes the outputs as a whole or not at all, if they are wanted.
   *
   * @param byStack the outputs by the stacks' names
   * @return whether nothing went wrong
   */
  boolean write(Map<String, Map<String, String>> byStack, Listener listener) {
    if (file == null) {
      return true;
    }
    Path whole = file.toAbsolutePath();
    try {
      new OutputFolder(Optional.ofNullable(whole.getParent()).orElse(whole))
          .write(Map.of(whole.getFileName().toString(), StatusJson.outputs(byStack)));
      return true;
    } catch (IOException e) {
      listener.error(
          "The outputs can't be written to `" + file + "`: " + FileFailure.reason(e) + ".");
      return false;
    }
  }
}
