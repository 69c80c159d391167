package dev.cumulusc.cli;

import dev.cumulusc.app.rehearse.RehearsalRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that fix the ARNs of a rehearsal. */
final class RehearsalNames {
  private static final String REGION = "us-east-1";

  @Option(
      names = "--account",
      paramLabel = "ID",
      defaultValue = "123456789012",
      converter = AccountConverter.class,
      description = "The account in ARNs (${DEFAULT-VALUE}).")
  String account = "123456789012";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The state machine's name (that of the workflow).")
  @Nullable String name;

  @Option(
      names = "--execution-name",
      paramLabel = "NAME",
      defaultValue = "rehearsal",
      description = "The execution's name (${DEFAULT-VALUE}).")
  String executionName = "rehearsal";

  /** Returns the names in a Region, or in the usual one. */
  RehearsalRequest.Names in(@Nullable String region) {
    return new RehearsalRequest.Names(
        account,
        Optional.ofNullable(region).orElse(REGION),
        Optional.ofNullable(name),
        executionName);
  }

  private static final class AccountConverter implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      if (!value.matches("[0-9]{12}")) {
        throw new TypeConversionException(
            "expected the 12 digits of an AWS account but was `" + value + "`");
      }
      return value;
    }
  }
}
