package dev.cumulusc.app;

import dev.cumulusc.compile.Compilation;
import dev.cumulusc.compile.TemplateTexts;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import dev.cumulusc.template.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A function of the application whose code comes from S3.
 *
 * @param key what the configuration calls it
 * @param name the name that it has in Lambda
 * @param versioned whether workflows call it by an alias
 */
public record FunctionTarget(
    String key, String name, String bucket, String objectKey, boolean versioned) {

  /** Returns the functions by key, those of nested stacks included. */
  public static Map<String, FunctionTarget> of(Compilation compilation) {
    Map<String, FunctionTarget> targets = new LinkedHashMap<>();
    for (Template template : TemplateTexts.templates(compilation).values()) {
      for (Resource resource : template.resources().values()) {
        String id = resource.logicalId();
        String suffix = LogicalIds.lambda("");
        if (resource.type().equals(ResourceTypes.FUNCTION) && id.endsWith(suffix)) {
          String key = id.substring(0, id.length() - suffix.length());
          target(key, resource, compilation).ifPresent(found -> targets.put(key, found));
        }
      }
    }
    return targets;
  }

  private static Optional<FunctionTarget> target(
      String key, Resource resource, Compilation compilation) {
    Optional<CfnValue.Mapping> properties = resource.properties();
    Optional<CfnValue.Mapping> code =
        properties
            .map(found -> Optional.ofNullable(found.get("Code")))
            .flatMap(found -> found)
            .filter(CfnValue.Mapping.class::isInstance)
            .map(CfnValue.Mapping.class::cast);
    Optional<String> name = properties.flatMap(found -> text(found, "FunctionName"));
    Optional<String> bucket = code.flatMap(found -> text(found, "S3Bucket"));
    Optional<String> object = code.flatMap(found -> text(found, "S3Key"));
    if (name.isEmpty() || bucket.isEmpty() || object.isEmpty()) {
      return Optional.empty();
    }
    boolean versioned =
        TemplateTexts.templates(compilation).values().stream()
            .flatMap(template -> template.resources().values().stream())
            .filter(other -> other.type().equals(ResourceTypes.FUNCTION_ALIAS))
            .anyMatch(other -> other.logicalId().startsWith(key + "LambdaAlias"));
    return Optional.of(new FunctionTarget(key, name.get(), bucket.get(), object.get(), versioned));
  }

  private static Optional<String> text(CfnValue.Mapping mapping, String name) {
    return mapping.get(name) instanceof CfnValue.Text text
        ? Optional.of(text.value())
        : Optional.empty();
  }
}
