package dev.cumulusc.app.create;

import dev.cumulusc.model.BucketName;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an application may be called, since its bucket is called after it. */
public final class ApplicationName {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private static final String BUCKET_SUFFIX = "-code";

  /** What a bucket's name of 63 characters leaves for the application's, before its suffix. */
  private static final int MAX_LENGTH = 40;

  private ApplicationName() {}

  /** Returns the name of the bucket that takes the code of an application. */
  public static String bucket(String name) {
    return name + BUCKET_SUFFIX;
  }

  /** Returns what is wrong with a name. */
  public static Optional<String> problem(String name) {
    if (!NAME.matcher(name).matches() || name.length() > MAX_LENGTH) {
      return Optional.of(
          "`"
              + name
              + "` can't be the name of an application, which has at most "
              + MAX_LENGTH
              + " lower-case letters, digits and single dashes, begins with a letter, and does not"
              + " end with a dash.");
    }
    return BucketName.problemOfNew(bucket(name))
        .map(
            problem ->
                "The bucket of an application `%s` would be `%s`, which S3 does not allow: %s."
                    .formatted(name, bucket(name), problem));
  }
}
