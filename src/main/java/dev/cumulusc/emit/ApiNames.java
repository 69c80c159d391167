package dev.cumulusc.emit;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The logical ids of APIs and of what they are made of. */
final class ApiNames {
  /** The API that the dashboard and other clients use. */
  static final String BACKEND = "backend";

  /** The API that hands out files. */
  static final String DISTRIBUTION = "distribution";

  private static final Pattern NOT_ALPHANUMERIC = Pattern.compile("[^A-Za-z0-9]");

  private ApiNames() {}

  static String restApi(String api) {
    return api + "RestApi";
  }

  static String stage(String api) {
    return api + "ApiGatewayStage";
  }

  /** The number has never changed, so that CloudFormation never makes another deployment. */
  static String deployment(String stage, String api) {
    return alphanumeric("ApiGatewayDeployment1" + stage + api);
  }

  static String logGroup(String api) {
    return "ApiGatewayCloudWatchLogGroup" + api;
  }

  static String logSubscription(String api) {
    return "ApiGatewayLogSubscription" + api;
  }

  /** Names the resource of a path, which is given by its segments. */
  static String resource(List<String> segments) {
    return "ApiGateWayResource" + joined(segments);
  }

  static String method(List<String> segments, String method) {
    return "ApiGatewayMethod" + joined(segments) + capitalized(method);
  }

  private static String joined(List<String> segments) {
    StringBuilder name = new StringBuilder();
    for (String segment : segments) {
      String word = alphanumeric(segment) + (segment.startsWith("{") ? "Var" : "");
      name.append(word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT));
      name.append(word.isEmpty() ? "" : word.substring(1));
    }
    return name.toString();
  }

  private static String capitalized(String method) {
    String lower = method.toLowerCase(Locale.ROOT);
    return lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
  }

  private static String alphanumeric(String text) {
    return NOT_ALPHANUMERIC.matcher(text).replaceAll("");
  }
}
