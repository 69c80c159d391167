package dev.cumulusc.cli;

import picocli.CommandLine.Option;

/** The option that chooses between output for people and for programs. */
final class FormatOption {
  /** What {@code --format} takes. */
  enum Format {
    text,
    json
  }

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (${DEFAULT-VALUE}).")
  Format format = Format.text;

  boolean isJson() {
    return format == Format.json;
  }
}
