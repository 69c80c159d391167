package dev.cumulusc.deploy.service;

/**
 * A name for a version of a function.
 *
 * @param version the version's number, or {@code $LATEST}
 */
public record FunctionAlias(String name, String version, String description) {}
