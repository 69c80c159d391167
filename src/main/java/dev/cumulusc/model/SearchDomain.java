package dev.cumulusc.model;

import dev.cumulusc.source.Origin;
import java.util.List;
import java.util.Optional;

/**
 * The Elasticsearch domain, which the database stack makes and the application's stack uses.
 *
 * @param mapping the version of the index mapping; another one makes the custom resource run again
 * @param version the version of Elasticsearch
 * @param volumeSize in GiB
 */
public record SearchDomain(
    Located<String> name,
    Optional<Located<Integer>> mapping,
    Located<String> version,
    Located<Integer> instanceCount,
    Located<String> instanceType,
    Located<Integer> volumeSize,
    List<AlarmSpec> alarms,
    Origin origin) {

  public SearchDomain {
    alarms = List.copyOf(alarms);
  }

  /** Returns the logical id of the domain in the database stack. */
  public String logicalId() {
    return LogicalIds.searchDomain(name.value());
  }

  /** Returns the name under which the database stack gives the address to the application. */
  public String endpointParameter() {
    return LogicalIds.searchEndpoint(name.value());
  }
}
