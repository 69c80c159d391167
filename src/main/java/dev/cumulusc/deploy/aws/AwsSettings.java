package dev.cumulusc.deploy.aws;

import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.source.Printable;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * What the environment and a profile set beside credentials. Environment variables count before the
 * profile; an empty one is one that is not set.
 */
final class AwsSettings {
  /** The variables with addresses: of all services, or with the name of one behind it. */
  private static final String ENDPOINT = "AWS_ENDPOINT_URL";

  private static final Setting IGNORED_ENDPOINTS =
      Setting.ALL.stream()
          .filter(each -> each.variable().equals("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"))
          .findFirst()
          .orElseThrow();

  private final Map<String, String> environment;
  private final ProfileFiles files;
  private final Optional<Profile> profile;

  AwsSettings(Map<String, String> environment, ProfileFiles files, Optional<Profile> profile) {
    this.environment = environment;
    this.files = files;
    this.profile = profile;
  }

  /**
   * A value, and where it is set.
   *
   * @param where begins a sentence about it
   */
  record Given(String value, String where) {
    ServiceException problem(String sentence) {
      return ServiceException.unprepared(where + sentence);
    }

    /** Returns the end of a sentence about another value that is expected. */
    String was() {
      return value.isEmpty() ? ", but has no value." : ", but was `" + Printable.of(value) + "`.";
    }
  }

  /**
   * Refuses values that the SDK can't read, and lets it overlook empty variables.
   *
   * @throws ServiceException which names where the value is set, and what its form is
   */
  void check() {
    for (Setting setting : Setting.ALL) {
      Optional<Given> given = given(setting);
      if (given.isPresent() && !setting.form().fits().test(given.get().value())) {
        throw given.get().problem(" is " + setting.form().description() + given.get().was());
      }
      if (environment.getOrDefault(setting.variable(), "x").isBlank()
          && System.getProperty(setting.property()) == null) {
        // The SDK asks for this before it asks for the variable, which it takes for a value.
        System.setProperty(setting.property(), given.map(Given::value).orElse(setting.usual()));
      }
    }
    environment.entrySet().stream()
        .filter(each -> each.getKey().startsWith(ENDPOINT) && !each.getValue().isBlank())
        .sorted(Map.Entry.comparingByKey())
        .forEach(each -> address(new Given(each.getValue().strip(), variableName(each.getKey()))));
  }

  /**
   * Returns the Region to work in.
   *
   * @param wanted the one that counts before all others
   * @throws ServiceException if there is none, or it has the name of none
   */
  String region(Optional<String> wanted) {
    if (wanted.isPresent()) {
      RegionName.problem(wanted.get())
          .ifPresent(
              problem -> {
                throw ServiceException.unprepared(problem);
              });
      return wanted.get();
    }
    Given given =
        variable("AWS_REGION")
            .or(() -> variable("AWS_DEFAULT_REGION"))
            .or(() -> inProfile(ProfileProperty.REGION))
            .orElseThrow(
                () ->
                    ServiceException.unprepared(
                        "Nothing says which AWS Region to work in: give `--region`, set"
                            + " `AWS_REGION`, or name one in the profile."));
    if (given.value().isEmpty()) {
      throw given.problem(
          " is empty, and nothing else says which AWS Region to work in: name one, give"
              + " `--region`, or set `AWS_REGION`.");
    }
    RegionName.problem(given.value())
        .ifPresent(
            problem -> {
              throw given.problem(": " + problem);
            });
    return given.value();
  }

  /**
   * Returns the address of a service that is set for it or for all services.
   *
   * @param service as profiles name it: {@code api_gateway}
   */
  Optional<URI> endpoint(String service) {
    if (given(IGNORED_ENDPOINTS).filter(given -> isTrue(given.value())).isPresent()) {
      return Optional.empty();
    }
    return variable(ENDPOINT + "_" + service.toUpperCase(Locale.ROOT))
        .or(() -> variable(ENDPOINT))
        .or(
            () ->
                profile
                    .flatMap(each -> files.ofService(each, service, ProfileProperty.ENDPOINT_URL))
                    .map(value -> new Given(value, "`endpoint_url` of `" + service + "`")))
        .or(() -> inProfile(ProfileProperty.ENDPOINT_URL))
        .map(AwsSettings::address);
  }

  /** Returns whether a variable with an address is empty, which the SDK takes for an address. */
  boolean hasEmptyEndpoint() {
    return environment.entrySet().stream()
        .anyMatch(each -> each.getKey().startsWith(ENDPOINT) && each.getValue().isBlank());
  }

  /** Returns the file with the certificates that count instead of those of Java. */
  Optional<Given> certificates() {
    return variable("AWS_CA_BUNDLE").or(() -> inProfile("ca_bundle"));
  }

  private static URI address(Given given) {
    EndpointUrl.problem(given.value())
        .ifPresent(
            problem -> {
              throw given.problem(": " + problem);
            });
    return EndpointUrl.of(given.value());
  }

  private static boolean isTrue(String value) {
    return value.equalsIgnoreCase("true");
  }

  private Optional<Given> given(Setting setting) {
    return variable(setting.variable()).or(() -> setting.key().flatMap(this::inProfile));
  }

  private Optional<Given> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .map(value -> new Given(value, variableName(name)));
  }

  private static String variableName(String name) {
    return "The environment variable `" + Printable.of(name) + "`";
  }

  private Optional<Given> inProfile(String key) {
    return profile.flatMap(
        each ->
            each.property(key)
                .map(String::strip)
                .map(value -> new Given(value, files.place(each, key, value))));
  }
}
