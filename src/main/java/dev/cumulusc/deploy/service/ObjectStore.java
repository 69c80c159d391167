package dev.cumulusc.deploy.service;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** What is kept in S3 for stacks. Calls that fail throw a {@link ServiceException}. */
public interface ObjectStore {
  /**
   * Returns whether there is an object under a key. Who may not read the bucket gets the answer
   * that there is none, since writing it only if it is not there is safe.
   */
  boolean has(String bucket, String key);

  /**
   * Writes an object, unless there is one under its key: as a whole, or not at all.
   *
   * @param progress gets how many bytes were read for sending; fewer than before, when they are
   *     sent again
   * @return whether it was written
   */
  boolean putNew(String bucket, String key, Content content, LongConsumer progress);

  /**
   * Takes back what was sent of objects that are not written yet, for a process that ends; may be
   * called from another thread.
   */
  default void abandon() {}

  /** The bytes of an object, which can be read more than once. */
  interface Content {
    /** Returns how many bytes there are. */
    long size();

    /** Returns the SHA-256 of the bytes. */
    byte[] sha256();

    /**
     * Returns some of the bytes; the caller closes them. Several threads may read at a time.
     *
     * @param from how many bytes are before them
     * @param length how many bytes they are
     */
    InputStream open(long from, long length) throws IOException;
  }
}
