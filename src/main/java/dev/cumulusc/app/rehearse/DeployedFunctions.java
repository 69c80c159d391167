package dev.cumulusc.app.rehearse;

import dev.cumulusc.compile.Compilation;
import dev.cumulusc.model.LambdaWorker;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.rehearse.task.LocalHandler;
import dev.cumulusc.rehearse.task.TaskSources;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import dev.cumulusc.template.Resources;
import dev.cumulusc.template.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions of an application whose code is on this machine, as Lambda gets them. */
final class DeployedFunctions {
  /** What Lambda takes where a template says nothing. */
  private static final int DEFAULT_MEMORY = 128;

  private static final int DEFAULT_TIMEOUT = 3;

  private final Map<String, LocalHandler.Function> byId = new LinkedHashMap<>();
  private final Map<String, Path> sources = new LinkedHashMap<>();

  /** The keys of functions that run behind activities, by the activities' ARNs. */
  private final Map<String, String> behindActivities = new LinkedHashMap<>();

  private final String region;

  DeployedFunctions(Compilation compilation, String region) {
    this.region = region;
    compilation.code().stream()
        .filter(each -> !each.source().archive())
        .forEach(each -> sources.put(each.key(), each.source().path()));
  }

  /** Adds the functions of a template. */
  void add(Template template, PlaceholderValues values) {
    for (Resource resource : template.resources().values()) {
      if (resource.type().equals(ResourceTypes.FUNCTION)) {
        resource
            .properties()
            .flatMap(properties -> function(resource, properties, values))
            .ifPresent(function -> byId.put(resource.logicalId(), function));
      }
    }
  }

  /** Adds the functions that workers run. */
  void addWorkers(List<LambdaWorker> workers, Template template, PlaceholderValues values) {
    for (LambdaWorker worker : workers) {
      String id = LogicalIds.activity(worker.activityName());
      if (template.resources().containsKey(id)) {
        behindActivities.put(
            values.text(CfnValue.ref(id, worker.activity().name().origin())), worker.lambdaName());
      }
    }
  }

  private Optional<LocalHandler.Function> function(
      Resource resource, CfnValue.Mapping properties, PlaceholderValues values) {
    Optional<Path> source =
        Resources.mapping(properties, "Code")
            .flatMap(code -> Optional.ofNullable(code.get("S3Key")))
            .map(values::text)
            .flatMap(key -> Optional.ofNullable(sources.get(key)));
    Map<String, String> environment = new LinkedHashMap<>();
    Resources.mapping(properties, "Environment")
        .flatMap(each -> Resources.mapping(each, "Variables"))
        .ifPresent(
            all ->
                all.members()
                    .forEach((name, member) -> environment.put(name, values.text(member.value()))));
    return source.map(
        folder ->
            new LocalHandler.Function(
                values.name(resource),
                values.text(CfnValue.getAtt(resource.logicalId(), "Arn", resource.origin())),
                new TaskSources.Code(
                    folder.toString(),
                    text(properties, "Handler", values),
                    text(properties, "Runtime", values),
                    environment,
                    Duration.ofSeconds(number(properties, "Timeout", values, DEFAULT_TIMEOUT))),
                number(properties, "MemorySize", values, DEFAULT_MEMORY),
                region));
  }

  private static String text(CfnValue.Mapping properties, String name, PlaceholderValues values) {
    return Optional.ofNullable(properties.get(name)).map(values::text).orElse("");
  }

  private static int number(
      CfnValue.Mapping properties, String name, PlaceholderValues values, int otherwise) {
    String text = text(properties, name, values);
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
  }

  /** Finds a function by its key in the configuration or by its logical id. */
  Optional<LocalHandler.Function> named(String name) {
    return Optional.ofNullable(byId.get(name))
        .or(() -> Optional.ofNullable(byId.get(LogicalIds.lambda(name))));
  }

  /**
   * Finds a function by its name in Lambda, by its ARN, be it with a version or without, or by the
   * ARN of the activity that it runs behind. An activity of a trial has the name of its function.
   */
  Optional<LocalHandler.Function> called(String nameOrArn) {
    String moved = behindActivities.get(nameOrArn);
    if (moved != null) {
      return named(moved);
    }
    String tried = nameOrArn.replaceFirst("^arn:.*:activity:", "");
    return byId.values().stream()
        .filter(
            each ->
                tried.equals(each.name())
                    || nameOrArn.equals(each.arn())
                    || nameOrArn.startsWith(each.arn() + ":")
                    || nameOrArn.startsWith(each.name() + ":"))
        .findFirst();
  }

  /** Returns the keys of the functions. */
  List<String> names() {
    return byId.keySet().stream().map(id -> LogicalIds.lambdaOf(id).orElse(id)).toList();
  }
}
