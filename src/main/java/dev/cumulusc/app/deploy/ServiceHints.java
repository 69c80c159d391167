package dev.cumulusc.app.deploy;

import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.Services;
import dev.cumulusc.deploy.service.StackEvent;
import dev.cumulusc.deploy.watch.WatchResult;
import dev.cumulusc.deploy.watch.WatchedEvent;
import dev.cumulusc.deploy.watch.cause.Failure;
import dev.cumulusc.deploy.watch.cause.RootCause;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of an ECS service that made a stack fail and that CloudFormation does not say: the
 * service's own events, and where its containers log to.
 */
final class ServiceHints {
  private static final int MAX_EVENTS = 5;

  private final WatchResult watched;
  private final PreparedStack prepared;

  private ServiceHints(WatchResult watched, PreparedStack prepared) {
    this.watched = watched;
    this.prepared = prepared;
  }

  /** Returns sentences about the service that failed first; none if it was something else. */
  static List<String> of(WatchResult watched, PreparedStack prepared, Services services) {
    Optional<WatchedEvent> failed =
        RootCause.of(watched.events())
            .first()
            .map(Failure::seen)
            .filter(seen -> seen.event().type().equals(ResourceTypes.ECS_SERVICE));
    return failed
        .map(seen -> new ServiceHints(watched, prepared).hints(seen, services))
        .orElse(List.of());
  }

  private List<String> hints(WatchedEvent failed, Services services) {
    List<String> hints = new ArrayList<>();
    List<String> messages = events(failed.event(), services);
    if (!messages.isEmpty()) {
      hints.add(
          "ECS reports on the service `" + failed.event().logicalId() + "`, the newest first:");
      messages.stream().limit(MAX_EVENTS).forEach(message -> hints.add("  " + message));
    }
    for (String group : logGroups(failed)) {
      hints.add("What its containers wrote: `aws logs tail " + group + " --since 1h`");
    }
    return hints;
  }

  /** What can't be asked for is left out: the advice on the failure names the command. */
  private static List<String> events(StackEvent event, Services services) {
    String[] parts = event.physicalId().orElse("").split("/");
    if (parts.length < 3) {
      return List.of();
    }
    try {
      return services.clusters().events(parts[parts.length - 2], parts[parts.length - 1]);
    } catch (ServiceException e) {
      return List.of();
    }
  }

  private Set<String> logGroups(WatchedEvent failed) {
    Set<String> groups = new LinkedHashSet<>();
    template(failed.stackPath())
        .ifPresent(
            template ->
                taskDefinition(template, failed.event().logicalId())
                    .flatMap(task -> member(task, "ContainerDefinitions"))
                    .filter(CfnValue.Sequence.class::isInstance)
                    .ifPresent(
                        list ->
                            ((CfnValue.Sequence) list)
                                .items()
                                .forEach(each -> logGroup(template, each).ifPresent(groups::add))));
    return groups;
  }

  private Optional<Template> template(String stackPath) {
    return stackPath.isEmpty()
        ? Optional.of(prepared.template())
        : Optional.ofNullable(prepared.nested().get(stackPath));
  }

  private static Optional<CfnValue> taskDefinition(Template template, String service) {
    return properties(template, service)
        .flatMap(properties -> member(properties, "TaskDefinition"))
        .filter(CfnValue.Ref.class::isInstance)
        .flatMap(ref -> properties(template, ((CfnValue.Ref) ref).target()));
  }

  /** Returns the name of the group that a container logs to, if it is known by now. */
  private Optional<String> logGroup(Template template, CfnValue container) {
    Optional<CfnValue> group =
        member(container, "LogConfiguration")
            .flatMap(configuration -> member(configuration, "Options"))
            .flatMap(options -> member(options, "awslogs-group"));
    return group.flatMap(
        value ->
            value instanceof CfnValue.Ref ref
                ? text(properties(template, ref.target())
                        .flatMap(properties -> member(properties, "LogGroupName")))
                    .or(() -> physicalId(ref.target()))
                : text(group));
  }

  private Optional<String> physicalId(String logicalId) {
    return watched.events().stream()
        .map(WatchedEvent::event)
        .filter(event -> event.logicalId().equals(logicalId))
        .flatMap(event -> event.physicalId().stream())
        .findFirst();
  }

  private static Optional<CfnValue> properties(Template template, String logicalId) {
    return Optional.ofNullable(template.resources().get(logicalId))
        .flatMap(Resource::properties)
        .map(CfnValue.class::cast);
  }

  private static Optional<CfnValue> member(CfnValue value, String name) {
    return value instanceof CfnValue.Mapping mapping
        ? Optional.ofNullable(mapping.get(name))
        : Optional.empty();
  }

  private static Optional<String> text(Optional<CfnValue> value) {
    return value
        .filter(CfnValue.Text.class::isInstance)
        .map(text -> ((CfnValue.Text) text).value());
  }
}
