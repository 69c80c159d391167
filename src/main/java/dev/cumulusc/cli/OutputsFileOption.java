package dev.cumulusc.cli;

import dev.cumulusc.compile.OutputFolder;
import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.report.deploy.StatusJson;
import java.io.IOException;
import java.io.PrintWriter;
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
      description = "Write the stacks' outputs as JSON; those that look like secrets are masked.")
  @Nullable Path file;

  /**
   * Writes the outputs as a whole or not at all, if they are wanted.
   *
   * @param byStack the outputs by the stacks' names
   * @return whether nothing went wrong
   */
  boolean write(Map<String, Map<String, String>> byStack, PrintWriter err) {
    if (file == null) {
      return true;
    }
    Path whole = file.toAbsolutePath();
    try {
      new OutputFolder(Optional.ofNullable(whole.getParent()).orElse(whole))
          .write(Map.of(whole.getFileName().toString(), StatusJson.outputs(byStack)));
      return true;
    } catch (IOException e) {
      err.println(
          "error: The outputs can't be written to `" + file + "`: " + FileFailure.reason(e) + ".");
      return false;
    }
  }
}
