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
 * @param parentId the stack that this one is nested in
 */
public record Stack(
    String id,
    String name,
    State state,
    Settings settings,
    Map<String, String> outputs,
    Optional<String> parentId) {

  public Stack {
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }

  /**
   * What became of the stack.
   *
   * @param updated when the last update began; nothing for a stack that was only created
   * @param drift {@code DRIFTED}, {@code IN_SYNC}, ... as of the last detection
   */
  public record State(
      Status status,
      Optional<String> reason,
      Instant created,
      Optional<Instant> updated,
      Optional<String> drift) {}

  /**
   * What the stack was deployed with.
   *
   * @param parameters the values by name; those that must not be seen are {@code ****}
   */
  public record Settings(
      Map<String, String> parameters,
      Map<String, String> tags,
      List<String> capabilities,
      boolean terminationProtection) {

    public Settings {
      parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
      tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
      capabilities = List.copyOf(capabilities);
    }
  }

  public Status status() {
    return state.status();
  }

  /** Returns when the stack was last touched: the beginning of its last update, or its creation. */
  public Instant touched() {
    return state.updated().orElse(state.created());
  }
}
