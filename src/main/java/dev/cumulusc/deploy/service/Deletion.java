package dev.cumulusc.deploy.service;

import java.util.List;
import java.util.Optional;

/**
 * How a stack is deleted.
 *
 * @param retained the logical ids of resources to leave, of a stack whose deletion failed
 * @param force whether to leave whatever can't be deleted
 */
public record Deletion(
    String stackId,
    String clientToken,
    List<String> retained,
    boolean force,
    Optional<String> roleArn) {

  public Deletion {
    retained = List.copyOf(retained);
  }
}
