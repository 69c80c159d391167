package dev.cumulusc.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Versions and aliases of the functions that workflows call, so that running executions keep the
 * code that they started with.
 *
 * @param enabled whether functions get a version and an alias for their present code
 * @param inject whether workflows call the aliases
 * @param lambdas the keys of the functions concerned; without it those that workflows name
 * @param maxRetained how many earlier versions of each function are kept
 * @param retained earlier versions by function key, the newest first
 */
public record LambdaVersions(
    Switch enabled,
    Switch inject,
    Optional<List<Located<String>>> lambdas,
    Located<Integer> maxRetained,
    Map<String, List<Retained>> retained) {

  public LambdaVersions {
    lambdas = lambdas.map(List::copyOf);
    retained = Collections.unmodifiableMap(new LinkedHashMap<>(retained));
  }

  /**
   * An earlier version.
   *
   * @param hash the hash of its code, or the identifier that the user gave
   * @param label what its alias is described with
   * @param inUse whether a running execution holds it, so that it is kept beyond the limit
   */
  public record Retained(Located<String> hash, String label, Switch inUse) {}
}
