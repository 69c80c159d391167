package dev.cumulusc.deploy.service;

import java.util.UUID;

/** Names that distinguish this program's requests, change sets and events from those of others. */
public final class RequestToken {
  private static final String PREFIX = "cumulusc-";

  private RequestToken() {}

  /** Returns a name that nothing else has. */
  public static String fresh() {
    return PREFIX + UUID.randomUUID();
  }
}
