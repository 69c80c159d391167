package dev.cumulusc.cli;

import dev.cumulusc.app.Account;
import dev.cumulusc.deploy.aws.EndpointUrl;
import dev.cumulusc.terminal.AwsCommands;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say as whom, and where, AWS is called. The Region is one of the application. */
final class ConnectionOptions {
  @Option(
      names = {"-p", "--profile"},
      paramLabel = "NAME",
      description = "The profile of the AWS configuration files to take credentials from.")
  @Nullable String profile;

  @Option(
      names = {"--assume-role", "--role"},
      paramLabel = "ARN",
      converter = RoleArnConverter.class,
      description = "A role to assume before any call, such as one of the target account.")
  @Nullable String assumedRole;

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      converter = EndpointConverter.class,
      description = "The address of all services, for an emulator of AWS.")
  @Nullable URI endpoint;

  /** Returns which account is called. */
  Account account() {
    return new Account(
        Optional.ofNullable(profile),
        Optional.ofNullable(assumedRole),
        Optional.ofNullable(endpoint));
  }

  /** Returns what completes commands of the AWS CLI so that they reach the same account. */
  AwsCommands awsCommands() {
    return new AwsCommands(Optional.ofNullable(profile), Optional.ofNullable(endpoint));
  }

  /** Takes the address of what stands in for AWS. */
  static final class EndpointConverter implements ITypeConverter<URI> {
    @Override
    public URI convert(String value) {
      EndpointUrl.problem(value)
          .ifPresent(
              problem -> {
                throw new TypeConversionException(problem);
              });
      return EndpointUrl.of(value);
    }
  }
}
