package dev.cumulusc.deploy.after;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cumulusc.deploy.service.Documents;
import java.util.Arrays;

/** A document that S3 is to hold. */
record Document(String bucket, String key, String content, String contentType) {
  private static final String JSON = "application/json";

  static Document json(String bucket, String key, String content) {
    return new Document(bucket, key, content, JSON);
  }

  String address() {
    return "s3://" + bucket + "/" + key;
  }

  /** Writes the document unless S3 holds just that, and tells whether it did. */
  boolean writeIfChanged(Documents documents) {
    byte[] wanted = content.getBytes(UTF_8);
    boolean same =
        documents.read(bucket, key).filter(there -> Arrays.equals(there, wanted)).isPresent();
    if (!same) {
      documents.write(bucket, key, wanted, contentType);
    }
    return !same;
  }
}
