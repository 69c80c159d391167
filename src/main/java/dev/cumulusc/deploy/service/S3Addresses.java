package dev.cumulusc.deploy.service;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The addresses that objects in S3 have for CloudFormation.
 *
 * @param region the Region of the bucket, which is that of the stack
 * @param dnsSuffix how the host names of the Region's partition end: {@code amazonaws.com}
 * @param byPath whether the bucket stands in the path and not in the host's name: emulators read
 *     addresses of that form only, but these whatever the host is
 */
public record S3Addresses(String region, String dnsSuffix, boolean byPath) {
  private static final String UNRESERVED = "-._~/";

  /** Returns an object's address. */
  public String of(String bucket, String key) {
    String path = encoded(key);
    String service = "s3." + region + "." + dnsSuffix;
    // A certificate is for names with one more label only, so a dot in the bucket's name breaks it.
    return !byPath && bucket.indexOf('.') < 0
        ? "https://" + bucket + "." + service + "/" + path
        : "https://" + service + "/" + bucket + "/" + path;
  }

  private static String encoded(String key) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : key.getBytes(UTF_8)) {
      char character = (char) (each & 0xff);
      boolean plain =
          character < 0x80
              && (Character.isLetterOrDigit(character) || UNRESERVED.indexOf(character) >= 0);
      if (plain) {
        encoded.append(character);
      } else {
        encoded.append('%').append(String.format(java.util.Locale.ROOT, "%02X", (int) character));
      }
    }
    return encoded.toString();
  }
}
