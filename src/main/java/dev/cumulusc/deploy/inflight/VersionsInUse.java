package dev.cumulusc.deploy.inflight;

import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.FunctionAlias;
import dev.cumulusc.deploy.service.Functions;
import dev.cumulusc.deploy.service.StackResource;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.model.NestedTemplate;
import dev.cumulusc.resolve.RetainedVersions;
import dev.cumulusc.template.ResourceTypes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the earlier versions of functions that a deployment has to keep: those that running
 * executions hold, and the newest ones, which executions may begin with until the deployment is
 * through.
 */
public final class VersionsInUse {
  private static final String FUNCTION_SUFFIX = LogicalIds.lambda("");

  private static final String VERSIONS_STACK = LogicalIds.nestedStack(NestedTemplate.VERSIONS);

  private VersionsInUse() {}

  /**
   * Finds the versions to keep of what a stack has now.
   *
   * @param resources the resources of the stack
   * @param newest how many of the newest versions are kept in any case
   * @param uses what the running executions of the stack's state machines hold
   */
  public static RetainedVersions.Found find(
      CloudFormation cloudFormation,
      Functions functions,
      List<StackResource> resources,
      int newest,
      List<MachineUse> uses) {
    Optional<String> nested =
        resources.stream()
            .filter(resource -> resource.logicalId().equals(VERSIONS_STACK))
            .findFirst()
            .flatMap(StackResource::physicalId);
    if (nested.isEmpty()) {
      return new RetainedVersions.Found(Map.of());
    }
    List<String> aliased =
        cloudFormation.resources(nested.get()).stream()
            .filter(resource -> resource.type().equals(ResourceTypes.FUNCTION_ALIAS))
            .map(StackResource::logicalId)
            .toList();
    Map<String, List<RetainedVersions.Version>> byFunction = new LinkedHashMap<>();
    for (StackResource resource : resources) {
      String key = key(resource);
      if (resource.type().equals(ResourceTypes.FUNCTION)
          && resource.physicalId().isPresent()
          && aliased.stream().anyMatch(alias -> alias.startsWith(key + "LambdaAlias"))) {
        String function = resource.physicalId().get();
        List<RetainedVersions.Version> kept =
            kept(key, function, functions.aliases(function), newest, uses);
        if (!kept.isEmpty()) {
          byFunction.put(key, kept);
        }
      }
    }
    return new RetainedVersions.Found(byFunction);
  }

  private static List<RetainedVersions.Version> kept(
      String key, String function, List<FunctionAlias> aliases, int newest, List<MachineUse> uses) {
    List<FunctionAlias> made =
        aliases.stream()
            .filter(FunctionAlias::isMadeByDeployment)
            .filter(alias -> alias.name().startsWith(key + "-"))
            .sorted(Comparator.comparing(VersionsInUse::number).reversed())
            .toList();
    List<RetainedVersions.Version> kept = new ArrayList<>();
    for (int i = 0; i < made.size(); i++) {
      FunctionAlias alias = made.get(i);
      boolean inUse = uses.stream().anyMatch(use -> mayHold(use, function, alias));
      // One more, since the newest may be the present one.
      if (inUse || i <= newest) {
        String label = alias.description().substring(alias.description().lastIndexOf('|') + 1);
        kept.add(
            new RetainedVersions.Version(
                alias.name().substring(key.length() + 1),
                alias.description().contains("|") ? label : "",
                inUse));
      }
    }
    return kept;
  }

  /** An execution of which nothing is known may hold anything. */
  private static boolean mayHold(MachineUse use, String function, FunctionAlias alias) {
    return use.problem().isPresent()
        || use.holds().contains(new FunctionRef(function, Optional.of(alias.name())))
        || use.holds().contains(new FunctionRef(function, Optional.of(alias.version())));
  }

  private static long number(FunctionAlias alias) {
    return alias.version().matches("\\d{1,18}") ? Long.parseLong(alias.version()) : 0;
  }

  private static String key(StackResource function) {
    String id = function.logicalId();
    return id.endsWith(FUNCTION_SUFFIX)
        ? id.substring(0, id.length() - FUNCTION_SUFFIX.length())
        : id;
  }
}
