package dev.cumulusc.emit;

/** The logical ids of the ECS cluster's resources; those that kes has are kes's. */
final class EcsNames {
  static final String CLUSTER = "CumulusECSCluster";
  static final String IMAGE = "CumulusECSImage";
  static final String LAUNCH_TEMPLATE = "CumulusECSLaunchTemplate";
  static final String AUTO_SCALING_GROUP = "CumulusECSAutoScalingGroup";
  static final String CAPACITY_PROVIDER = "CumulusECSCapacityProvider";
  static final String CLUSTER_CAPACITY = "CumulusECSClusterCapacity";
  static final String INSTANCE_ROLE = "CumulusECSInstanceRole";
  static final String INSTANCE_PROFILE = "CumulusECSInstanceProfile";

  private EcsNames() {}

  static String logGroup(String container) {
    return container + "EcsLogs";
  }

  static String logSubscription(String container) {
    return container + "EcsLogSubscription";
  }

  static String sharedLogSubscription(String container) {
    return container + "EcsLogSubscriptionToSharedDestination";
  }

  static String scheduleTimeAlarm(String service) {
    return service + "ActivityScheduleTimeAlarm";
  }

  static String timeoutsAlarm(String service) {
    return service + "ActivityTimeoutsAlarm";
  }

  static String taskCountAlarm(String service) {
    return service + "ECSServiceTaskCountLowAlarm";
  }

  static String alarm(String service, String alarm) {
    return service + alarm + "Alarm";
  }
}
