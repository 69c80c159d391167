package dev.cumulusc.cli;

import dev.cumulusc.resolve.ApplicationRequest.KesSources;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for files that only kes's command line can name. */
final class KesFileOptions {
  @Option(
      names = "--cf-file",
      paramLabel = "FILE",
      description =
          "The kes folder's own Handlebars template (cloudformation.template.yml in that folder).")
  @Nullable String templateFile;

  @Option(
      names = "--kes-class",
      paramLabel = "FILE",
      description =
          "A JavaScript class, which is not run: Cumulus's own is followed, any other reported.")
  @Nullable String classFile;

  /**
   * Returns what is named.
   *
   * @param strict whether the command line is kes's own
   */
  KesSources sources(boolean strict) {
    return new KesSources(
        strict, Optional.ofNullable(templateFile), Optional.ofNullable(classFile));
  }
}
