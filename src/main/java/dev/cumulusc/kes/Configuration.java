package dev.cumulusc.kes;

import dev.cumulusc.kes.handlebars.Js;
import dev.cumulusc.kes.handlebars.JsObject;
import dev.cumulusc.kes.handlebars.JsValue;
import dev.cumulusc.kes.handlebars.ReadKeys;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.resolve.OwnTemplate;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of one template as kes's programs have it and templates see it: kes's own
 * settings, and over them the application's keys.
 */
final class Configuration {
  private final JsObject values;
  private final Origin origin;

  private Configuration(JsObject values, Origin origin) {
    this.values = values;
    this.origin = origin;
  }

  /**
   * Makes the configuration of an application's main template.
   *
   * @param reads gets the keys that are read
   */
  static Configuration main(
      ApplicationRequest request,
      Application application,
      MappingNode environment,
      ReadKeys reads) {
    Configuration configuration =
        settings(request, application, environment, application.configuration(), reads);
    JsValue template =
        application.templateFolder().isEmpty()
            ? JsValue.Empty.NULL
            : new JsObject(null)
                .put("kesFolder", application.templateFolder().get())
                .put("configFile", application.templateFolder().get() + "/config.yml")
                .put("cfFile", OwnTemplate.in(application.templateFolder().get()));
    String configFile =
        request.sources().configFile().orElse(application.kesFolder() + "/config.yml");
    configuration.set("deployment", request.deployment());
    configuration.set("template", template);
    configuration.set("configFile", configFile);
    configuration.set("cfFile", OwnTemplate.path(request, application.kesFolder()));
    configuration.set("parent", JsValue.Empty.NULL);
    configuration.set(
        "stack",
        request
            .target()
            .stack()
            .map(JsValue::text)
            .orElseGet(() -> configuration.get("stackName")));
    return configuration;
  }

  /**
   * Makes the configuration of a nested template.
   *
   * @param name the template's name in {@code nested_templates}
   * @param own the resolved configuration of the nested template
   * @param reads gets the keys of it that are read
   */
  Configuration nested(
      String name,
      NestedFiles files,
      ApplicationRequest request,
      Application application,
      MappingNode environment,
      MappingNode own,
      ReadKeys reads) {
    Configuration nested = settings(request, application, environment, own, reads);
    nested.set("deployment", ApplicationRequest.DEFAULT_DEPLOYMENT);
    nested.set("template", JsValue.Empty.NULL);
    nested.set("configFile", files.configFile());
    nested.set("cfFile", files.templateFile());
    nested.set("parent", values);
    nested.set("stack", values.get("stack"));
    nested.set("stackName", values.get("stack"));
    nested.set("nested_cf_name", name);
    if (!Js.isTruthy(nested.get("bucket"))) {
      nested.set("bucket", systemBucket(values));
    }
    return nested;
  }

  /** The files of a nested template, relative to the application folder. */
  record NestedFiles(String templateFile, String configFile) {}

  private static Configuration settings(
      ApplicationRequest request,
      Application application,
      MappingNode environment,
      MappingNode configuration,
      ReadKeys reads) {
    JsObject own = (JsObject) Js.of(configuration, reads);
    JsObject settings = new JsObject(configuration.origin(), reads);
    settings.put("region", optional(application.region()));
    settings.put("profile", JsValue.Empty.NULL);
    settings.put(
        "role", optional(Optional.ofNullable(request.environment().get("AWS_DEPLOYMENT_ROLE"))));
    settings.put("showOutputs", JsValue.bool(false));
    settings.put("yes", JsValue.bool(false));
    settings.put("kesFolder", application.kesFolder());
    settings.put("envFile", request.sources().envFile().orElse(application.kesFolder() + "/.env"));
    settings.put("envs", Js.of(environment));
    settings.put("bucket", systemBucket(own));
    settings.putAll(own);
    return new Configuration(settings, configuration.origin());
  }

  private static JsValue optional(Optional<String> value) {
    return value.map(JsValue::text).orElse(JsValue.Empty.UNDEFINED);
  }

  /** Returns the bucket that a configuration names for code and templates, or undefined. */
  private static JsValue systemBucket(JsObject configuration) {
    JsValue internal = Js.at(configuration, "buckets", "internal");
    if (internal instanceof JsValue.Text && Js.isTruthy(internal)) {
      return internal;
    }
    JsValue system = configuration.get("system_bucket");
    return system instanceof JsValue.Text && Js.isTruthy(system) ? system : JsValue.Empty.UNDEFINED;
  }

  JsObject values() {
    return values;
  }

  JsValue get(String key) {
    return values.get(key);
  }

  /** Returns a value as text. */
  String text(String key) {
    return Js.print(get(key));
  }

  void set(String key, JsValue value) {
    values.put(key, value);
  }

  private void set(String key, String value) {
    values.put(key, value);
  }

  /** Returns whether a key has a value that JavaScript counts as true. */
  boolean has(String key) {
    return Js.isTruthy(get(key));
  }

  /** Returns whether a key is exactly {@code true}. */
  boolean isTrue(String key) {
    return get(key) instanceof JsValue.Bool bool && bool.value();
  }

  /** Returns where a value comes from, or else where the configuration does. */
  Origin originOf(JsValue value) {
    @Nullable Origin own = value.origin();
    return own == null ? origin : own;
  }
}
