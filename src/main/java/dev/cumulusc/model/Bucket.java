package dev.cumulusc.model;

/**
 * A bucket that exists.
 *
 * @param key the key that it stands under
 * @param type {@code internal}, {@code private}, {@code protected} or {@code public}
 */
public record Bucket(Located<String> key, Located<String> name, Located<String> type) {}
