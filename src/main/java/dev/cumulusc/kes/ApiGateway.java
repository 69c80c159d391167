package dev.cumulusc.kes;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.kes.handlebars.Js;
import dev.cumulusc.kes.handlebars.JsObject;
import dev.cumulusc.kes.handlebars.JsValue;
import dev.cumulusc.kes.handlebars.JsValue.JsArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Works out of the functions' {@code apiGateway} which resources and methods the APIs have. */
final class ApiGateway {
  private final Configuration configuration;
  private final Diagnostics diagnostics;

  private final JsObject resources = new JsObject(null);
  private final JsObject options = new JsObject(null);
  private final List<JsValue> methods = new ArrayList<>();
  private final JsObject dependencies = new JsObject(null);

  private ApiGateway(Configuration configuration, Diagnostics diagnostics) {
    this.configuration = configuration;
    this.diagnostics = diagnostics;
  }

  /** Sets the lists that templates make an API's resources of, if there are APIs. */
  static void configure(Configuration configuration, Diagnostics diagnostics) {
    if (configuration.get("apis") instanceof JsArray apis) {
      new ApiGateway(configuration, diagnostics).configure(apis);
    }
  }

  private void configure(JsArray apis) {
    for (JsValue api : apis.items()) {
      dependencies.put(Js.print(Js.property(api, "name")), JsValue.array(List.of()));
    }
    for (JsObject function : Functions.of(configuration, "lambdas", diagnostics)) {
      if (function.get("apiGateway") instanceof JsArray endpoints) {
        for (JsValue endpoint : endpoints.items()) {
          addEndpoint(function, endpoint);
        }
      }
    }
    configuration.set("apiMethods", JsValue.array(methods));
    configuration.set("apiResources", values(resources));
    configuration.set("apiMethodsOptions", values(options));
    List<JsValue> all = new ArrayList<>();
    for (String name : dependencies.names()) {
      all.add(new JsObject(null).put("name", name).put("methods", dependencies.get(name)));
    }
    configuration.set("apiDependencies", JsValue.array(all));
  }

  private void addEndpoint(JsObject function, JsValue endpoint) {
    String api = Js.print(Js.property(endpoint, "api"));
    if (!(endpoint instanceof JsObject settings)
        || !(settings.get("path") instanceof JsValue.Text path)
        || !(settings.get("method") instanceof JsValue.Text method)) {
      diagnostics.report(
          KesRules.WRONG_ENDPOINT,
          configuration.originOf(endpoint),
          "An endpoint needs a `path` and a `method`.");
      return;
    }
    if (!(dependencies.get(api) instanceof JsArray dependents)) {
      reportUnknown(api, settings);
      return;
    }
    String name = addResources(api, path);
    String methodName = "ApiGatewayMethod" + name + capitalized(method.value());
    JsObject added = (JsObject) Js.copy(settings);
    added.put("name", methodName);
    added.put("method", method.value().toUpperCase(Locale.ROOT));
    boolean cors = Js.isTruthy(settings.get("cors"));
    added.put("cors", cors ? settings.get("cors") : JsValue.bool(false));
    added.put("resource", "ApiGateWayResource" + name);
    added.put("lambda", function.get("name"));
    added.put("api", settings.get("api"));
    methods.add(added);
    dependents.items().add(new JsObject(null).put("name", methodName));
    if (cors) {
      options.put(
          name,
          new JsObject(null)
              .put("name", "ApiGatewayMethod" + name + "Options")
              .put("resource", "ApiGateWayResource" + name)
              .put("api", settings.get("api")));
    }
  }

  /** Adds a resource for each segment of a path, and returns the name of the whole path. */
  private String addResources(String api, JsValue.Text path) {
    StringBuilder names = new StringBuilder();
    List<String> segments = List.of(path.value().split("/", -1));
    for (int i = 0; i < segments.size(); i++) {
      boolean first = i == 0;
      String parent = names.toString();
      names.append(segmentName(segments.get(i)));
      List<JsValue> parents =
          first
              ? List.of(
                  JsValue.text("Fn::GetAtt:"),
                  JsValue.text("- " + api + "RestApi"),
                  JsValue.text("- RootResourceId"))
              : List.of(JsValue.text("Ref: ApiGateWayResource" + parent));
      resources.put(
          names.toString(),
          new JsObject(null)
              .put("name", JsValue.text("ApiGateWayResource" + names, path.origin()))
              .put("pathPart", JsValue.text(segments.get(i), path.origin()))
              .put("parents", JsValue.array(parents))
              .put("firstParent", JsValue.bool(first))
              .put("api", api));
    }
    return names.toString();
  }

  /** Returns the part of a logical id that stands for a segment: {@code {name}} is NameVar. */
  private static String segmentName(String segment) {
    String name = segment.startsWith("{") ? segment.replaceAll("\\W", "") + "Var" : segment;
    return name.isEmpty() ? "" : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static String capitalized(String method) {
    String lower = method.toLowerCase(Locale.ROOT);
    return lower.isEmpty()
        ? ""
        : lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
  }

  private void reportUnknown(String api, JsObject endpoint) {
    Optional<String> near = Suggestions.didYouMean(api, dependencies.names());
    diagnostics.report(
        KesRules.UNKNOWN_TEMPLATE_API,
        configuration.originOf(endpoint.has("api") ? endpoint.get("api") : endpoint),
        "There is no API `" + api + "` in `apis`.",
        near.orElse("`apis` has these: " + String.join(", ", dependencies.names()) + "."));
  }

  private static JsArray values(JsObject object) {
    return JsValue.array(object.names().stream().map(object::get).toList());
  }
}
