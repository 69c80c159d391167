package dev.cumulusc.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the application folder, for commands whose parameter is something else. */
final class AppOption implements NamedApplication {
  @Option(
      names = "--app",
      paramLabel = "APP",
      description = "The application folder (that of cumulusc.yml, else the current one).")
  @Nullable Path app;

  @Override
  public Path folder() {
    return named().orElse(FolderParameter.HERE);
  }

  /** Returns the folder if it was named. */
  Optional<Path> named() {
    return Optional.ofNullable(app);
  }
}
