package dev.cumulusc.terminal;

import dev.cumulusc.source.ShellWord;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Completes commands of the AWS CLI in texts by the options without which they would reach another
 * account or Region.
 *
 * @param profile the profile that the program was given
 * @param endpoint the address of services that it was given
 */
public record AwsCommands(Optional<String> profile, Optional<URI> endpoint) {
  /** Adds the Region alone. */
  public static final AwsCommands NONE = new AwsCommands(Optional.empty(), Optional.empty());

  private static final Pattern COMMAND = Pattern.compile("`(aws [^`]+)`");

  /**
   * Returns a string with its commands completed.
   *
   * @param region the Region of the stack that it is about, if that is known
   */
  String complete(String text, Optional<String> region) {
    return COMMAND
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    "`" + found.group(1) + options(found.group(1), region) + "`"));
  }

  private String options(String command, Optional<String> region) {
    StringBuilder options = new StringBuilder();
    region
        .filter(name -> !command.contains(" --region "))
        .ifPresent(name -> options.append(" --region ").append(name));
    profile.ifPresent(name -> options.append(" --profile ").append(ShellWord.of(name)));
    endpoint.ifPresent(
        address -> options.append(" --endpoint-url ").append(ShellWord.of(address.toString())));
    return options.toString();
  }
}
