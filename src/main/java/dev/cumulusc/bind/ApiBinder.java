package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.model.ApiSettings;
import dev.cumulusc.model.Located;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Binds the settings of APIs, their users, and the buckets that they serve. */
final class ApiBinder {
  private ApiBinder() {}

  static ApiSettings settings(Fields top) {
    top.optional(ApiKeys.API_DEPLOY)
        .filter(deployed -> !deployed.value())
        .ifPresent(
            off ->
                top.diagnostics()
                    .report(
                        BindRules.API_NOT_DEPLOYED,
                        off.origin(),
                        "`apiDeploy` has no effect: the APIs' stage needs a deployment.",
                        "Remove it, or take the API away."));
    return new ApiSettings(
        names(top),
        users(top),
        top.orDefault(ApiKeys.API_STAGE),
        top.optional(ApiKeys.API_BACKEND_URL),
        top.optional(ApiKeys.API_DISTRIBUTION_URL),
        top.flag(ApiKeys.DEPLOY_DISTRIBUTION_API),
        top.optional(ApiKeys.LOG_TO_SHARED_DESTINATION),
        configs(top));
  }

  static List<Located<String>> names(Fields top) {
    List<Located<String>> apis = new ArrayList<>();
    Names names = new Names("an API");
    for (Located<Fields> item : top.list(ApiKeys.APIS)) {
      item.value()
          .required(ApiKeys.API_NAME)
          .filter(name -> names.accept(name, top.reading()))
          .ifPresent(apis::add);
    }
    return apis;
  }

  private static Map<String, ApiSettings.ApiConfig> configs(Fields top) {
    Map<String, ApiSettings.ApiConfig> configs = new LinkedHashMap<>();
    for (Fields api : top.list(ApiKeys.API_CONFIGS)) {
      configs.put(
          api.name().value(),
          new ApiSettings.ApiConfig(
              api.flag(ApiKeys.PRIVATE),
              api.flag(ApiKeys.LOG_API_GATEWAY_TO_CLOUD_WATCH),
              api.optional(ApiKeys.PORT).filter(port -> !port.value().equals("0")),
              api.origin()));
    }
    return configs;
  }

  private static List<Located<String>> users(Fields top) {
    List<Located<String>> users = new ArrayList<>();
    for (Located<Fields> item : top.list(ApiKeys.USERS)) {
      item.value().required(ApiKeys.USERNAME).ifPresent(users::add);
    }
    return users;
  }
}
