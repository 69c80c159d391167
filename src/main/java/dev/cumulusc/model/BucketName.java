package dev.cumulusc.model;

import dev.cumulusc.diagnostic.Words;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names that S3 gives to general purpose buckets.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">The
 *     naming rules</a>
 */
public final class BucketName {
  private static final int MIN_LENGTH = 3;
  private static final int MAX_LENGTH = 63;

  private static final Pattern CHARACTERS = Pattern.compile("[a-z0-9.-]*");

  private static final Pattern ENDS = Pattern.compile("[^.-](?:.*[^.-])?", Pattern.DOTALL);

  private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

  private static final List<String> RESERVED_PREFIXES = List.of("xn--", "sthree-", "amzn-s3-demo-");

  /** What the names of other things than general purpose buckets end in. */
  private static final List<String> RESERVED_SUFFIXES =
      List.of("-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3");

  private BucketName() {}

  /**
   * Returns why S3 makes no bucket of a name, as a sentence goes on that is about the name: {@code
   * it begins with `sthree-`, which is reserved}.
   */
  public static Optional<String> problemOfNew(String name) {
    return problem(name)
        .or(
            () ->
                RESERVED_SUFFIXES.stream()
                    .filter(name::endsWith)
                    .findFirst()
                    .map(suffix -> "it ends in `" + suffix + "`, which is reserved"));
  }

  /** Returns why no bucket, and no alias that takes a bucket's place, has a name. */
  public static Optional<String> problem(String name) {
    if (name.length() < MIN_LENGTH || name.length() > MAX_LENGTH) {
      return Optional.of(
          "it has "
              + Words.count(name.length(), "character")
              + ", and not from "
              + MIN_LENGTH
              + " to "
              + MAX_LENGTH);
    }
    if (!CHARACTERS.matcher(name).matches()) {
      return Optional.of("it has others than lower-case letters, digits, `.` and `-`");
    }
    if (!ENDS.matcher(name).matches()) {
      return Optional.of("it does not begin and end with a letter or a digit");
    }
    if (name.contains("..")) {
      return Optional.of("it has two periods side by side");
    }
    if (ADDRESS.matcher(name).matches()) {
      return Optional.of("it looks like an IP address");
    }
    return RESERVED_PREFIXES.stream()
        .filter(name::startsWith)
        .findFirst()
        .map(prefix -> "it begins with `" + prefix + "`, which is reserved");
  }
}
