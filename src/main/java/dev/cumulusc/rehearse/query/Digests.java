package dev.cumulusc.rehearse.query;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes digests. */
public final class Digests {
  private Digests() {}

  /**
   * Returns a digest as hexadecimal digits.
   *
   * @param algorithm one that every Java platform has, as {@code SHA-256}
   */
  public static String hex(byte[] bytes, String algorithm) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
