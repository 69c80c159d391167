package dev.cumulusc.asl.service;

/**
 * How {@code aws-sdk:} tasks name the members of parameters and answers: as the AWS SDK for Java 2
 * does, in Pascal case
 * (https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html). The tables
 * that {@code conformance/service-data.py} writes have these names.
 */
public final class SdkNames {
  private SdkNames() {}

  /**
   * Returns the name of a member of an API. Of the capital letters that it begins with, only that
   * of the first word stays: {@code DBInstanceIdentifier} is {@code DbInstanceIdentifier}.
   *
   * @param apiName the name in the API; its first letter may be small
   */
  public static String ofMember(String apiName) {
    StringBuilder name = new StringBuilder(apiName);
    if (!apiName.isEmpty()) {
      name.setCharAt(0, Character.toUpperCase(apiName.charAt(0)));
    }
    for (int i = 1; i < apiName.length() && isInFirstWord(apiName, i); i++) {
      name.setCharAt(i, Character.toLowerCase(apiName.charAt(i)));
    }
    return name.toString();
  }

  /** A capital letter that a small one follows begins the next word. */
  private static boolean isInFirstWord(String apiName, int at) {
    return Character.isUpperCase(apiName.charAt(at))
        && (at + 1 == apiName.length() || !Character.isLowerCase(apiName.charAt(at + 1)));
  }
}
