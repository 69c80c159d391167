package dev.cumulusc.model;

import java.util.Optional;

/**
 * What holds for every role that a template brings.
 *
 * @param permissionsBoundary the name of the account's policy that bounds it
 * @param path the path of its name: {@code /cumulus/}
 * @param namePrefix what its name begins with
 */
public record RoleLimits(
    Optional<Located<String>> permissionsBoundary,
    Optional<Located<String>> path,
    Optional<Located<String>> namePrefix) {}
