package dev.cumulusc.deploy.after;

import java.util.List;
import java.util.Map;

/**
 * A step that writes documents which follow from the configuration and the stack's outputs, so that
 * they may have to change though the stack does not.
 */
interface FileStep extends Step {
  /** Returns the documents that S3 is to hold. */
  List<Document> documents(StepContext context);

  /** Returns whether S3 holds all of them. */
  default boolean isUpToDate(StepContext context, Map<String, String> hashes) {
    return documents(context).stream()
        .allMatch(document -> document.isThere(context.services().documents(), hashes));
  }
}
