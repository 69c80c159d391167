package dev.cumulusc.deploy.service;

/** Where Lambda gets a function's code from. */
public sealed interface FunctionCode {
  /** A zip file in S3. */
  record Stored(String bucket, String key) implements FunctionCode {}

  /** A zip file that is sent along. */
  record Sent(byte[] zip) implements FunctionCode {}
}
