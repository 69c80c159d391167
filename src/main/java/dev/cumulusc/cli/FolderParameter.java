package dev.cumulusc.cli;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The parameter that names the application folder. */
final class FolderParameter {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "APP",
      defaultValue = ".",
      description = "The application folder (the current one).")
  Path folder = Path.of(".");
}
