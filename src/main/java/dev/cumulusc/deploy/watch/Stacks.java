package dev.cumulusc.deploy.watch;

/** Names of stacks. */
final class Stacks {
  private Stacks() {}

  /** Returns a stack's name from its ARN, or what is given if it is none. */
  static String nameOf(String stackId) {
    String[] parts = stackId.split("/", 3);
    return parts.length > 1 ? parts[1] : stackId;
  }
}
