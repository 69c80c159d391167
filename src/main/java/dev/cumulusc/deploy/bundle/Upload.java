package dev.cumulusc.deploy.bundle;

import java.io.IOException;
import java.io.InputStream;

/**
 * Something that has to be in S3 before a stack is deployed.
 *
 * @param key a key that tells its content from any other, so that what is there is never written
 *     again
 * @param sha256 the SHA-256 of its bytes in lower-case hexadecimal digits
 * @param size how many bytes it has
 * @param what what people call it: {@code code of QueueGranules}, {@code template
 *     CumulusApiBackend}
 */
public record Upload(
    String bucket, String key, String sha256, long size, String what, Content content) {

  /** Where the bytes come from. */
  @FunctionalInterface
  public interface Content {
    /** Returns the bytes, from their beginning; the caller closes them. */
    InputStream open() throws IOException;
  }
}
