package dev.cumulusc.deploy.service;

import dev.cumulusc.source.Secrets;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stack as CloudFormation describes it.
 *
 * @param id the stack's ARN, which stays valid for 90 days after its deletion
 * @param outputs the outputs by name, as they are
 * @param parentId the stack that this one is nested in
 * @param shown the outputs by name, as they may be seen
 */
@RecordBuilder
public record Stack(
    String id,
    String name,
    State state,
    Settings settings,
    Map<String, String> outputs,
    Optional<String> parentId,
    Map<String, String> shown)
    implements StackBuilder.With {

  public Stack {
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    shown = Collections.unmodifiableMap(new LinkedHashMap<>(shown));
  }

  /** Makes a stack of which no secrets are known. */
  public Stack(
      String id,
      String name,
      State state,
      Settings settings,
      Map<String, String> outputs,
      Optional<String> parentId) {
    this(id, name, state, settings, outputs, parentId, masked(outputs, List.of()));
  }

  /**
   * Returns this stack with outputs that may be seen: one with a secret's name is masked, of others
   * what is a secret in them.
   */
  public Stack masking(Collection<String> secrets) {
    return withShown(masked(outputs, secrets));
  }

  private static Map<String, String> masked(
      Map<String, String> outputs, Collection<String> secrets) {
    Map<String, String> masked = new LinkedHashMap<>();
    outputs.forEach(
        (name, value) ->
            masked.put(
                name,
                Secrets.isSecretName(name)
                    ? Secrets.MASK
                    : Secrets.withoutPasswords(Secrets.mask(value, secrets))));
    return masked;
  }

  /**
   * What became of the stack.
   *
   * @param updated when the last update began; nothing for a stack that was only created
   * @param drift {@code DRIFTED}, {@code IN_SYNC}, ... as of the last detection
   */
  @RecordBuilder
  public record State(
      Status status,
      Optional<String> reason,
      Instant created,
      Optional<Instant> updated,
      Optional<String> drift)
      implements StackStateBuilder.With {}

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
