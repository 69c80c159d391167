package dev.cumulusc.app.deploy;

import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.bundle.Upload;
import dev.cumulusc.deploy.plan.StackPlan;
import dev.cumulusc.deploy.plan.StackSnapshot;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.watch.StackOutline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stack on its way through a deployment.
 *
 * @param snapshot the stack as it was found
 * @param plan what is going to be done with it
 */
record StackDeployment(StackSnapshot snapshot, StackPlan plan) {
  PreparedStack prepared() {
    return snapshot.prepared();
  }

  Optional<Stack> stack() {
    return snapshot.stack();
  }

  /** Returns whether its change set can only be made when an earlier stack is deployed. */
  boolean isDeferred() {
    return !plan.isUnchanged() && plan.changeSetId().isEmpty();
  }

  /** Returns what is known of the stack before it is watched. */
  StackOutline outline() {
    Map<String, String> expected = new LinkedHashMap<>();
    plan.changes()
        .resources()
        .forEach(resource -> expected.put(resource.logicalId(), resource.type()));
    return StackOutline.of(prepared().template(), prepared().nested()).expecting(expected);
  }

  /** Returns what has to be in S3 for the change set to be made, or else for its execution. */
  static List<Upload> uploads(PreparedStack prepared, boolean code) {
    return prepared.uploads().stream()
        .filter(upload -> (upload.source() instanceof Upload.Code) == code)
        .toList();
  }
}
