package dev.cumulusc.deploy.service;

import dev.cumulusc.source.Secrets;
import java.util.Optional;

/**
 * What a parameter of a stack gets.
 *
 * @param value the value; nothing to keep the one that the stack has
 * @param secret whether the value must never be shown
 */
public record ParameterValue(String name, Optional<String> value, boolean secret) {

  /** Shows no secret, whoever prints it. */
  @Override
  public String toString() {
    return name + "=" + (secret ? Secrets.MASK : value.orElse("(previous)"));
  }
}
