package dev.cumulusc.app.create;

import dev.cumulusc.deploy.aws.EndpointUrl;
import dev.cumulusc.deploy.aws.RegionName;
import java.util.Optional;

/**
 * Where a new application is going to be deployed.
 *
 * @param endpoint the address of an emulator; nothing for AWS
 */
public record Place(String region, Optional<String> endpoint) {
  /** What counts where nothing else is said. */
  public static final Place USUAL = new Place("us-east-1", Optional.empty());

  /** Returns what is wrong with the name of a place: a Region, or the address of an emulator. */
  static Optional<String> problem(String name) {
    if (name.contains(":")) {
      return EndpointUrl.problem(name);
    }
    return RegionName.problem(name);
  }

  /** Returns the place of a name with which nothing is wrong. */
  static Place named(String name) {
    return name.contains(":")
        ? new Place(USUAL.region(), Optional.of(EndpointUrl.of(name).toString()))
        : new Place(name, Optional.empty());
  }
}
