package dev.cumulusc.compare;

import dev.cumulusc.template.CfnValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What possibly has another value than before; only the deployment will show it. */
public final class PossibleChanges {
  /** The attributes that a resource may get anew although it stays the same. */
  private static final Set<String> MOVING =
      Set.of("Version", "LatestVersionNumber", "DefaultVersionNumber", "StateMachineRevisionId");

  /** What a value comes through, by the names of what gives it, with and without attributes. */
  private final Map<String, String> sources = new LinkedHashMap<>();

  private final boolean noted;

  private boolean grown;

  /** Makes what notes what possibly changes. */
  public PossibleChanges() {
    this(true);
  }

  private PossibleChanges(boolean noted) {
    this.noted = noted;
  }

  /** Returns what notes nothing: what is written alike counts as alike. */
  public static PossibleChanges ignored() {
    return new PossibleChanges(false);
  }

  /** Returns what notes what possibly changes in a nested stack, if that is noted at all. */
  PossibleChanges inside() {
    return new PossibleChanges(noted);
  }

  public void parameter(String name) {
    add(name, "parameter " + name);
  }

  boolean isParameter(String name) {
    return ("parameter " + name).equals(sources.get(name));
  }

  void replaced(String logicalId) {
    add(logicalId, logicalId);
  }

  void changed(String logicalId) {
    MOVING.forEach(attribute -> attribute(logicalId, attribute));
  }

  void attribute(String logicalId, String attribute) {
    String name = logicalId + "." + attribute;
    add(name, name);
  }

  private void add(String name, String through) {
    grown |= noted && sources.putIfAbsent(name, through) == null;
  }

  /** Returns whether something was added since this was asked last. */
  boolean hasGrown() {
    boolean answer = grown;
    grown = false;
    return answer;
  }

  /** Returns through what a value may change, if it may. */
  Optional<String> through(CfnValue value) {
    return value.references().stream()
        .flatMap(each -> Stream.of(each.target(), each.path()))
        .flatMap(name -> Stream.ofNullable(sources.get(name)))
        .findFirst();
  }
}
