package dev.cumulusc.app;

import dev.cumulusc.artifact.CodePackage;
import dev.cumulusc.compile.Compilation;
import dev.cumulusc.compile.TemplateTexts;
import dev.cumulusc.deploy.bundle.StackInput;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.StackResource;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import dev.cumulusc.template.Resources;
import dev.cumulusc.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
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

  /**
   * A function as the templates have it.
   *
   * @param key what the configuration calls it, or else its logical id
   * @param name the name that it has in Lambda; nothing if only the deployed stack knows
   */
  record Candidate(
      String key,
      String logicalId,
      Optional<String> name,
      String bucket,
      String objectKey,
      boolean versioned) {

    /** Returns whether somebody may call it so: by its key, its logical id or its name. */
    boolean isCalled(String wanted) {
      return key.equals(wanted) || logicalId.equals(wanted) || name.equals(Optional.of(wanted));
    }

    /**
     * Returns the function by the name that it has in Lambda; nothing if it is not deployed.
     *
     * @param stackName the stack that it is in, or one that its stack is nested in
     */
    Optional<FunctionTarget> deployed(String stackName, CloudFormation service) {
      return name.or(() -> physicalId(stackName, service))
          .map(found -> new FunctionTarget(key, found, bucket, objectKey, versioned));
    }

    private Optional<String> physicalId(String stackName, CloudFormation service) {
      List<StackResource> resources = service.resources(stackName);
      return resources.stream()
          .filter(resource -> resource.type().equals(ResourceTypes.FUNCTION))
          .filter(resource -> resource.logicalId().equals(logicalId))
          .flatMap(resource -> resource.physicalId().stream())
          .findFirst()
          .or(
              () ->
                  resources.stream()
                      .filter(resource -> resource.type().equals(ResourceTypes.STACK))
                      .flatMap(resource -> resource.physicalId().stream())
                      .flatMap(nested -> physicalId(nested, service).stream())
                      .findFirst());
    }
  }

  /** Returns the functions by key, those of nested stacks included. */
  static Map<String, Candidate> candidates(Compilation compilation) {
    Map<String, Candidate> candidates = new LinkedHashMap<>();
    List<Template> templates = List.copyOf(TemplateTexts.templates(compilation).values());
    templates.stream()
        .flatMap(template -> template.resources().values().stream())
        .filter(resource -> resource.type().equals(ResourceTypes.FUNCTION))
        .flatMap(resource -> candidate(resource, compilation, templates).stream())
        .forEach(found -> candidates.putIfAbsent(found.key(), found));
    return candidates;
  }

  private static Optional<Candidate> candidate(
      Resource resource, Compilation compilation, List<Template> templates) {
    Optional<CfnValue.Mapping> properties = resource.properties();
    Optional<CfnValue.Mapping> code = code(resource);
    Optional<String> bucket = code.flatMap(found -> Resources.text(found, "S3Bucket"));
    Optional<String> object = code.flatMap(found -> Resources.text(found, "S3Key"));
    if (bucket.isEmpty() || object.isEmpty()) {
      return Optional.empty();
    }
    String stackName = StackInput.of(compilation, Diagnostics.discarding()).stackName();
    Optional<String> name = properties.flatMap(found -> Resources.text(found, "FunctionName"));
    List<String> owners =
        compilation.code().stream()
            .filter(each -> each.bucket().equals(bucket.get()) && each.key().equals(object.get()))
            .map(CodePackage::function)
            .distinct()
            .toList();
    boolean shared = users(bucket.get(), object.get(), templates) > 1;
    String key =
        LogicalIds.lambdaOf(resource.logicalId())
            .or(() -> owner(owners, shared, name, stackName))
            .orElse(resource.logicalId());
    boolean versioned =
        templates.stream()
            .flatMap(template -> template.resources().values().stream())
            .filter(other -> other.type().equals(ResourceTypes.FUNCTION_ALIAS))
            .anyMatch(other -> other.logicalId().startsWith(key + "LambdaAlias"));
    return Optional.of(
        new Candidate(key, resource.logicalId(), name, bucket.get(), object.get(), versioned));
  }

  /**
   * Returns the key of a function whose code has several keys, or several functions: kes names a
   * function by its stack and its key.
   *
   * @param owners the keys that gave the code its name
   */
  private static Optional<String> owner(
      List<String> owners, boolean shared, Optional<String> name, String stackName) {
    return owners.stream()
        .filter(key -> name.equals(Optional.of(stackName + "-" + key)))
        .findFirst()
        .or(() -> shared ? Optional.empty() : owners.stream().findFirst());
  }

  private static long users(String bucket, String object, List<Template> templates) {
    return templates.stream()
        .flatMap(template -> template.resources().values().stream())
        .filter(resource -> resource.type().equals(ResourceTypes.FUNCTION))
        .flatMap(resource -> code(resource).stream())
        .filter(code -> Resources.text(code, "S3Bucket").equals(Optional.of(bucket)))
        .filter(code -> Resources.text(code, "S3Key").equals(Optional.of(object)))
        .count();
  }

  private static Optional<CfnValue.Mapping> code(Resource resource) {
    return resource.properties().flatMap(found -> Resources.mapping(found, "Code"));
  }
}
