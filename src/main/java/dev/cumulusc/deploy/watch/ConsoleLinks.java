package dev.cumulusc.deploy.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Optional;

/** Pages of the AWS console. */
public final class ConsoleLinks {
  private ConsoleLinks() {}

  /** Returns the page with a stack's events; nothing if the id is no ARN of a known partition. */
  public static Optional<String> events(String stackId) {
    return page(stackId, "events?stackId=" + encoded(stackId));
  }

  /** Returns the page with the changes of a change set; nothing if the ids are no ARNs. */
  public static Optional<String> changes(String stackId, String changeSetId) {
    return page(
        stackId,
        "changesets/changes?stackId=" + encoded(stackId) + "&changeSetId=" + encoded(changeSetId));
  }

  private static Optional<String> page(String stackId, String page) {
    String[] parts = stackId.split(":", 6);
    if (parts.length < 6) {
      return Optional.empty();
    }
    String region = parts[3];
    return host(parts[1])
        .map(
            host ->
                "https://"
                    + region
                    + "."
                    + host
                    + "/cloudformation/home?region="
                    + region
                    + "#/stacks/"
                    + page);
  }

  private static Optional<String> host(String partition) {
    return switch (partition) {
      case "aws" -> Optional.of("console.aws.amazon.com");
      case "aws-cn" -> Optional.of("console.amazonaws.cn");
      case "aws-us-gov" -> Optional.of("console.amazonaws-us-gov.com");
      default -> Optional.empty();
    };
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, UTF_8);
  }
}
