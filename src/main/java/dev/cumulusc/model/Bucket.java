package dev.cumulusc.model;

/**
 * A bucket that exists.
 *
 * @param type {@code internal}, {@code private}, {@code protected} or {@code public}
 */
public record Bucket(Located<String> name, Located<String> type) {}
