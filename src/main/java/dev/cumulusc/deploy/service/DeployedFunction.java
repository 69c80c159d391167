package dev.cumulusc.deploy.service;

import java.util.Optional;

/**
 * A Lambda function as it is deployed.
 *
 * @param codeSha256 the SHA-256 of its package in base 64, as Lambda prints it
 * @param updateStatus {@code Successful}, {@code InProgress} or {@code Failed}, if known
 * @param updateReason why the last update failed
 */
public record DeployedFunction(
    String name, String codeSha256, Optional<String> updateStatus, Optional<String> updateReason) {

  public boolean isUpdating() {
    return updateStatus.equals(Optional.of("InProgress"));
  }

  public boolean isFailed() {
    return updateStatus.equals(Optional.of("Failed"));
  }
}
