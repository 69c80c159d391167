package dev.cumulusc.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes the ARN of an IAM role. */
final class RoleArnConverter implements ITypeConverter<String> {
  private static final Pattern ROLE = Pattern.compile("arn:[a-z-]+:iam::\\d{12}:role/.+");

  @Override
  public String convert(String value) {
    if (!ROLE.matcher(value).matches()) {
      throw new TypeConversionException(
          "expected the ARN of a role, such as `arn:aws:iam::123456789012:role/deployer`, but was `"
              + value
              + "`");
    }
    return value;
  }
}
