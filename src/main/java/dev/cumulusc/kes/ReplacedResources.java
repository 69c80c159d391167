package dev.cumulusc.kes;

import java.util.Map;
import java.util.Optional;

/**
 * The resources of Cumulus's app template that the native engine makes in another way, so that an
 * override of theirs has to become another one.
 */
final class ReplacedResources {
  private static final String SCALING =
      "ECS changes the number of instances, with `CumulusECSCapacityProvider`. Set a key of"
          + " `ecs.clusterAutoscaling` to have step policies and alarms, or override the capacity"
          + " provider.";

  private static final Map<String, String> HELP =
      Map.of(
          "CumulusContainerInstanceLaunch",
          "override `CumulusECSLaunchTemplate`, a launch template, which takes its place: its"
              + " properties stand below `Properties.LaunchTemplateData`.",
          "CumulusECSAutoScalingLifeCycleHook",
          "delete it: ECS drains an instance before it ends, with `CumulusECSCapacityProvider`.",
          "CumulusECSScaleOutPolicy",
          SCALING,
          "CumulusECSScaleInPolicy",
          SCALING,
          "CumulusECSMemoryScaleOutAlarm",
          SCALING,
          "CumulusECSCPUScaleOutAlarm",
          SCALING,
          "CumulusECSMemoryScaleInAlarm",
          SCALING,
          "CumulusECSCPUScaleInAlarm",
          "override `CumulusECSMemoryScaleInAlarm`, which watches both, where there is one."
              + " Otherwise "
              + SCALING);

  private ReplacedResources() {}

  /** Returns what to do instead of overriding a resource, if it is one of these. */
  static Optional<String> help(String logicalId) {
    return Optional.ofNullable(HELP.get(logicalId));
  }
}
