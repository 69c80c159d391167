package dev.cumulusc.cli;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The parameter that names the application folder. */
final class FolderParameter implements NamedApplication {
  /** What stands for an application folder that is not named. */
  static final Path HERE = Path.of(".");

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "APP",
      defaultValue = ".",
      description = "The application folder (that of cumulusc.yml, else the current one).")
  Path folder = HERE;

  @Override
  public Path folder() {
    return folder;
  }
}
