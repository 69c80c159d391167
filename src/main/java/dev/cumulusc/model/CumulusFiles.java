package dev.cumulusc.model;

import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the programs of Cumulus read from files beside the stack. Buckets, CMR and Launchpad are
 * handed on as they are written: those programs, not this one, know what each key means.
 *
 * @param maxExecutions how many executions that a queue started may run at a time, by the queue's
 *     key; nothing for an application without queues
 * @param distributionEndpoint the distribution API's address where the stack does not have it
 */
public record CumulusFiles(
    List<Workflow> workflows,
    Node buckets,
    Optional<Map<String, Located<Integer>>> maxExecutions,
    MappingNode cmr,
    MappingNode launchpad,
    Optional<Located<String>> distributionEndpoint) {

  public CumulusFiles {
    workflows = List.copyOf(workflows);
    maxExecutions = maxExecutions.map(all -> Collections.unmodifiableMap(new LinkedHashMap<>(all)));
  }
}
