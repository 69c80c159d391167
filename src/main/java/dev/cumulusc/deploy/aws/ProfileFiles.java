package dev.cumulusc.deploy.aws;

import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.ServiceException.Kind;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.source.Printable;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.profiles.ProfileProperty;

/** The profiles of the AWS configuration files, found where the AWS CLI finds them. */
final class ProfileFiles {
  private final Map<String, Profile> profiles;

  private ProfileFiles(Map<String, Profile> profiles) {
    this.profiles = Map.copyOf(profiles);
  }

  /**
   * Reads the configuration files; where there are none, there are no profiles.
   *
   * @throws ServiceException if one of them is not in the format of such files
   */
  static ProfileFiles read() {
    ProfileFile.Aggregator all = ProfileFile.aggregator();
    add(
        ProfileFileLocation.credentialsFileLocation(),
        ProfileFile.Type.CREDENTIALS,
        "credentials",
        all);
    add(
        ProfileFileLocation.configurationFileLocation(),
        ProfileFile.Type.CONFIGURATION,
        "configuration",
        all);
    return new ProfileFiles(all.build().profiles());
  }

  private static void add(
      Optional<Path> file, ProfileFile.Type type, String name, ProfileFile.Aggregator all) {
    if (file.isEmpty()) {
      return;
    }
    try {
      all.addFile(ProfileFile.builder().content(file.get()).type(type).build());
    } catch (RuntimeException e) {
      String reason = Printable.lines(String.valueOf(e.getMessage()));
      throw new ServiceException(
          Kind.CREDENTIALS,
          "",
          reason,
          "The AWS %s file `%s` can't be read: %s"
              .formatted(name, Printable.of(file.get().toString()), Words.sentence(reason)),
          e);
    }
  }

  private Profile named(String name) {
    Profile found = profiles.get(name);
    if (found == null) {
      String message = "The AWS configuration files have no profile `" + Printable.of(name) + "`.";
      throw new ServiceException(
          Kind.CREDENTIALS,
          "",
          message,
          Suggestions.didYouMean(name, profiles.keySet())
              .map(question -> message + " " + question)
              .orElse(message),
          null);
    }
    return found;
  }

  /**
   * Returns the profile that counts.
   *
   * @param name its name, if somebody gives one
   * @return the profile; without a name that called {@code default}, if there is one
   * @throws ServiceException if there is none of the name that is given
   */
  Optional<Profile> chosen(Optional<String> name) {
    return name.map(this::named).or(() -> Optional.ofNullable(profiles.get("default")));
  }

  /** Returns the Region that a profile names. */
  static Optional<String> region(Profile profile) {
    return profile.property(ProfileProperty.REGION).filter(region -> !region.isBlank());
  }
}
