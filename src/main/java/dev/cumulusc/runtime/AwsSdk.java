package dev.cumulusc.runtime;

/** A version of the AWS SDK for JavaScript. Neither can stand in for the other. */
public enum AwsSdk {
  /** The package {@code aws-sdk}. */
  V2,
  /** The packages {@code @aws-sdk/...}. */
  V3;

  /** Returns the version of a number in the tables of this program: {@code 2}. */
  public static AwsSdk of(String number) {
    return valueOf("V" + number);
  }
}
