package dev.cumulusc.emit;

import dev.cumulusc.model.NestedTemplate;
import dev.cumulusc.template.Template;

/** A stack that the main one nests, with its finished template. */
public record NestedStack(NestedTemplate spec, Template template) {

  /** Names the output of an API's stack that holds the API's id. */
  static String apiId(String api) {
    return ApiNames.restApi(api) + "Resource";
  }

  /** Names the output of an API's stack that holds the API's address. */
  static String apiAddress(String api) {
    return apiId(api) + "Url";
  }

  /** Returns whether the stack makes an API. */
  boolean makesApi(String api) {
    return template.outputs().containsKey(apiId(api));
  }
}
