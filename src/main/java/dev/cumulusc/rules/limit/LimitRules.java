package dev.cumulusc.rules.limit;

import dev.cumulusc.validate.Rule;
import java.util.List;

/** The rules of this package, in the order of their codes. */
public final class LimitRules {
  private static final List<Rule> RULES =
      List.of(
          new RolePolicySize(),
          new FunctionTimeout(),
          new FunctionMemory(),
          new FunctionLayers(),
          new EnvironmentVariables(),
          new ServiceRanges(),
          new RuntimeSupport(),
          new HandlerRuntime(),
          new ResourceName(),
          new EventPatternLength(),
          new EventTargets(),
          new EventSchedule(),
          new EventPatternValues(),
          new AlarmPeriod(),
          new ContainerFit(),
          new ClusterFit(),
          new FargateSettings(),
          new MalformedId(),
          new InstanceTypes(),
          new ScalingBounds(),
          new HealthCheckCommand(),
          new ReservedTags(),
          new SubscriptionEndpoint(),
          new HandlerFile(),
          new ScalingDirection(),
          new BucketNames());

  private LimitRules() {}

  /** Returns all rules of this package. */
  public static List<Rule> all() {
    return RULES;
  }
}
