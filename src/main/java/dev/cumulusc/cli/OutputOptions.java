package dev.cumulusc.cli;

import dev.cumulusc.app.TemplateFiles;
import dev.cumulusc.emit.TemplateWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that say where compiled templates go, and how they are written. */
final class OutputOptions {
  /** What {@code --format} takes. */
  enum Format {
    yaml,
    json
  }

  @Spec(Spec.Target.MIXEE)
  CommandSpec mixee;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "The folder for the templates (build/<deployment> in the application folder).")
  @Nullable Path out;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "yaml",
      description = "The templates' format: yaml or json (${DEFAULT-VALUE}).")
  Format format = Format.yaml;

  /**
   * Returns where templates are written, and how.
   *
   * @param deployment the deployment that is compiled
   */
  TemplateFiles files(String deployment) {
    return new TemplateFiles(
        Optional.ofNullable(out)
            .or(
                () ->
                    CumuluscCommand.of(mixee)
                        .settings
                        .settings()
                        .output()
                        .map(folder -> folder.resolve(deployment))),
        out != null,
        format == Format.yaml ? TemplateWriter.Format.YAML : TemplateWriter.Format.JSON);
  }
}
