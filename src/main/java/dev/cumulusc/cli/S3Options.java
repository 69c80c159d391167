package dev.cumulusc.cli;

import dev.cumulusc.resolve.ApplicationRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say where in the bucket code and templates go. */
final class S3Options {
  @Option(
      names = "--s3-prefix",
      paramLabel = "PREFIX",
      converter = PrefixConverter.class,
      description = "A folder in the bucket for all code and templates.")
  @Nullable String prefix;

  /** Returns a request with these options. */
  ApplicationRequest applyTo(ApplicationRequest request) {
    return prefix == null
        ? request
        : request.withTarget(request.target().withS3Prefix(Optional.of(prefix)));
  }

  private static final class PrefixConverter implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      String folder = value.replaceAll("^/+|/+$", "");
      if (!folder.matches("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*")
          || ("/" + folder + "/").matches(".*/\\.{1,2}/.*")) {
        throw new TypeConversionException(
            "expected a path of letters, digits, `_`, `.` and `-`, such as `releases/blue`, but was `"
                + value
                + "`");
      }
      return folder;
    }
  }
}
