package dev.cumulusc.kes;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.kes.handlebars.Js;
import dev.cumulusc.kes.handlebars.JsObject;
import dev.cumulusc.kes.handlebars.JsValue;
import dev.cumulusc.kes.handlebars.JsValue.JsArray;
import java.util.ArrayList;
import java.util.List;

/** The Lambda functions of a configuration, and what kes sets on each of them. */
final class Functions {
  private static final int DEFAULT_MEMORY = 1024;
  private static final int DEFAULT_TIMEOUT = 300;

  private Functions() {}

  /**
   * Returns the functions under a key, which is a list of them or a mapping by name; in a mapping
   * each gets its key for its name. What is no mapping is reported.
   */
  static List<JsObject> of(Configuration configuration, String key, Diagnostics diagnostics) {
    List<JsObject> functions = new ArrayList<>();
    if (configuration.get(key) instanceof JsObject object) {
      for (String name : object.names()) {
        if (object.get(name) instanceof JsObject function) {
          function.put("name", JsValue.text(name, object.keyOrigin(name)));
          functions.add(function);
        } else {
          report(configuration, object.get(name), name, diagnostics);
        }
      }
    } else if (configuration.get(key) instanceof JsArray array) {
      for (JsValue item : array.items()) {
        if (item instanceof JsObject function) {
          functions.add(function);
        } else {
          report(configuration, item, key, diagnostics);
        }
      }
    }
    return functions;
  }

  private static void report(
      Configuration configuration, JsValue value, String name, Diagnostics diagnostics) {
    diagnostics.report(
        KesRules.LAMBDA_NOT_MAPPING,
        configuration.originOf(value),
        "The function in `" + name + "` has to be a mapping.");
  }

  /** Sets what a function has without saying so. */
  static void setDefaults(Configuration configuration, Diagnostics diagnostics) {
    for (JsObject function : of(configuration, "lambdas", diagnostics)) {
      setDefault(function, "memory", JsValue.number(DEFAULT_MEMORY));
      setDefault(function, "timeout", JsValue.number(DEFAULT_TIMEOUT));
      if (function.get("services") instanceof JsArray services) {
        for (JsValue item : services.items()) {
          if (item instanceof JsObject service) {
            service.put("lambdaName", function.get("name"));
          }
        }
      }
      setDefault(function, "envs", new JsObject(null));
      String name = Js.print(function.get("name"));
      function.put("fullName", configuration.text("stackName") + "-" + name);
    }
  }

  private static void setDefault(JsObject function, String key, JsValue value) {
    if (!function.has(key)) {
      function.put(key, value);
    }
  }
}
