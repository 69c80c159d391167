package dev.cumulusc.model;

import java.util.Optional;

/**
 * The Cumulus message adapter, which goes into the packages of functions that want it.
 *
 * @param path the zip file, relative to the application folder
 * @param fileName the zip file's name where {@code path} does not have it; absent when no adapter
 *     is to be looked for
 * @param release where it can be downloaded from, if that is known
 */
public record MessageAdapter(
    Optional<Located<String>> path, Optional<Located<String>> fileName, Optional<Release> release) {

  /**
   * A release on GitHub.
   *
   * @param owner who releases it
   * @param repository where it is released
   * @param version the release that is meant; absent for the newest
   */
  public record Release(
      Located<String> owner, Located<String> repository, Optional<Located<String>> version) {

    /** Returns the address of the page that the zip file is downloaded from. */
    public String page() {
      return "https://github.com/"
          + owner.value()
          + "/"
          + repository.value()
          + "/releases"
          + version.map(tag -> "/tag/" + tag.value()).orElse("");
    }
  }
}
