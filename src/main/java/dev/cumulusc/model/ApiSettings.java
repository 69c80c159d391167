package dev.cumulusc.model;

import dev.cumulusc.source.Origin;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The APIs, and what holds for all of them.
 *
 * @param names the APIs that this stack makes
 * @param users who may use the dashboard's API
 * @param stage the stage's name
 * @param backendUrl the backend's address, where it is not API Gateway's own
 * @param distributionUrl the distribution's address, where it is not API Gateway's own
 * @param deployDistribution whether the distribution API is deployed
 * @param logDestination the ARN of a log destination that the APIs' logs are sent to
 * @param configs further settings by API name
 */
@RecordBuilder
public record ApiSettings(
    List<Located<String>> names,
    List<Located<String>> users,
    Located<String> stage,
    Optional<Located<String>> backendUrl,
    Optional<Located<String>> distributionUrl,
    Switch deployDistribution,
    Optional<Located<String>> logDestination,
    Map<String, ApiConfig> configs)
    implements ApiSettingsBuilder.With {

  public ApiSettings {
    names = List.copyOf(names);
    users = List.copyOf(users);
    configs = Collections.unmodifiableMap(new LinkedHashMap<>(configs));
  }

  /** Returns whether an API can be reached from the VPC only. */
  public boolean isPrivate(String api) {
    ApiConfig config = configs.get(api);
    return config != null && config.onlyInVpc().isOn();
  }

  /** Returns whether an API writes its log to CloudWatch. */
  public boolean isLogged(String api) {
    ApiConfig config = configs.get(api);
    return config != null && config.logging().isOn();
  }

  /** Returns the port at which an API is reached, if it is not the usual one. */
  public Optional<Located<String>> port(String api) {
    return Optional.ofNullable(configs.get(api)).flatMap(ApiConfig::port);
  }

  /**
   * Settings of one API.
   *
   * @param onlyInVpc whether it can be reached from the VPC only
   * @param logging whether it writes its log to CloudWatch
   * @param port the port at which it is reached, if it is not the usual one
   */
  public record ApiConfig(
      Switch onlyInVpc, Switch logging, Optional<Located<String>> port, Origin origin) {}
}
