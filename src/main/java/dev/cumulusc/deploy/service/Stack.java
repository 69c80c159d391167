package dev.cumulusc.deploy.service;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stack as CloudFormation describes it.
 *
 * @param id the stack's ARN, which stays valid for 90 days after its deletion
 * @param parameters the values by name; those that must not be seen are {@code ****}
 * @param roleArn the role that CloudFormation works with
 * @param updated when the last update began; nothing for a stack that was only created
 * @param parentId the stack that this one is nested in
 * @param driftStatus {@code DRIFTED}, {@code IN_SYNC}, ... as of the last detection
 */
public record Stack(
    String id,
    String name,
    Status status,
    Optional<String> statusReason,
    Map<String, String> parameters,
    Map<String, String> outputs,
    Map<String, String> tags,
    List<String> capabilities,
    Optional<String> roleArn,
    Instant created,
    Optional<Instant> updated,
    boolean terminationProtection,
    Optional<String> parentId,
    Optional<String> driftStatus) {

  public Stack {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    capabilities = List.copyOf(capabilities);
  }

  /** Returns when the stack was last touched: the beginning of its last update, or its creation. */
  public Instant touched() {
    return updated.orElse(created);
  }
}
