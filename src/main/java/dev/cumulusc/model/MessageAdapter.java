package dev.cumulusc.model;

import java.util.Optional;

/**
 * The Cumulus message adapter, which goes into the packages of functions that want it.
 *
 * @param path the zip file, relative to the application folder
 * @param fileName the zip file's name where {@code path} does not tell it; absent when no adapter
 *     is to be looked for
 * @param version the release that is meant; absent for the newest
 * @param owner who releases it
 * @param repository where it is released
 */
public record MessageAdapter(
    Optional<Located<String>> path,
    Optional<Located<String>> fileName,
    Optional<Located<String>> version,
    Located<String> owner,
    Located<String> repository) {}
