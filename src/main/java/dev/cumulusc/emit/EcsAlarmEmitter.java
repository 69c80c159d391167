package dev.cumulusc.emit;

import dev.cumulusc.model.Activity;
import dev.cumulusc.model.AlarmSpec;
import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.move.WorkerCommand;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Emits a service's alarms: the one that every service has, and those of the configuration. */
final class EcsAlarmEmitter {
  static final String NAMESPACE = "AWS/ECS";

  private final Emission emission;
  private final EcsService service;

  EcsAlarmEmitter(Emission emission, EcsService service) {
    this.emission = emission;
    this.service = service;
  }

  void emit() {
    taskCountLow();
    service.alarms().named().forEach(this::custom);
    WorkerCommand.of(service, emission.deployment())
        .activity()
        .ifPresentOrElse(this::ofActivity, this::reportWithoutActivity);
  }

  /** What a moved function lacks is reported where it is moved. */
  private void reportWithoutActivity() {
    if (service.movesLambda()) {
      return;
    }
    Stream.of(service.alarms().scheduleTime(), service.alarms().timeouts())
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(
            alarm ->
                emission
                    .diagnostics()
                    .report(
                        EmitRules.NO_ACTIVITY_TO_WATCH,
                        alarm.origin(),
                        "`activityAlarms` of `"
                            + service.name().value()
                            + "` has no effect: its command names no activity of this deployment.",
                        EmitRules.NO_ACTIVITY_TO_WATCH.fix()));
  }

  /** What a service can't see of itself: how long tasks wait for it, and that they time out. */
  private void ofActivity(Activity activity) {
    String name = service.name().value();
    service
        .alarms()
        .scheduleTime()
        .ifPresent(
            seconds ->
                addActivityAlarm(
                    EcsNames.scheduleTimeAlarm(name),
                    activity,
                    "ActivityScheduleTime",
                    "Maximum",
                    "GreaterThanThreshold",
                    new Located<>(seconds.value() * 1000L, seconds.origin())));
    service
        .alarms()
        .timeouts()
        .ifPresent(
            count ->
                addActivityAlarm(
                    EcsNames.timeoutsAlarm(name),
                    activity,
                    "ActivitiesTimedOut",
                    "Sum",
                    "GreaterThanOrEqualToThreshold",
                    new Located<>(count.value().longValue(), count.origin())));
  }

  private void addActivityAlarm(
      String logicalId,
      Activity activity,
      String metric,
      String statistic,
      String comparison,
      Located<Long> threshold) {
    Origin origin = threshold.origin();
    MappingBuilder alarm =
        CfnValue.mapping(origin)
            .put("AlarmName", emission.prefixed(logicalId))
            .put("ComparisonOperator", comparison)
            .put("EvaluationPeriods", 1)
            .put("MetricName", metric)
            .put("Statistic", statistic)
            .put("Threshold", CfnValue.number(threshold.value(), origin))
            .put("Period", 60)
            .put("Namespace", "AWS/States")
            .put("TreatMissingData", "notBreaching")
            .put(
                "Dimensions",
                List.of(
                    dimension("ActivityArn", CfnValue.ref(activity.logicalId(), origin), origin)));
    emission.add(Resource.of(logicalId, ResourceTypes.ALARM, alarm, origin));
  }

  /** Each task reports its memory once a minute, so the number of reports is that of the tasks. */
  private void taskCountLow() {
    String name = service.name().value();
    Origin origin = service.origin();
    MappingBuilder alarm =
        CfnValue.mapping(origin)
            .put("AlarmDescription", "There are less tasks running than the desired")
            .put("AlarmName", emission.prefixed(name + "-TaskCountLowAlarm"))
            .put("ComparisonOperator", "LessThanThreshold")
            .put("EvaluationPeriods", 1)
            .put("MetricName", "MemoryUtilization")
            .put("Statistic", "SampleCount")
            .put("Threshold", Values.number(service.count()))
            .put("Period", 60)
            .put("Namespace", NAMESPACE)
            .put("Dimensions", dimensions(origin));
    if (service.count().value() > 0) {
      // Where no task runs nothing is reported, and that is what the alarm is for.
      alarm.put("TreatMissingData", "breaching");
    }
    emission.add(Resource.of(EcsNames.taskCountAlarm(name), ResourceTypes.ALARM, alarm, origin));
  }

  private void custom(AlarmSpec spec) {
    String name = service.name().value();
    String alarmName = spec.name().value();
    String physicalName = emission.prefixed(name + "-" + alarmName + "Alarm");
    emission.add(
        Resource.of(
            EcsNames.alarm(name, alarmName),
            ResourceTypes.ALARM,
            Alarms.properties(spec, physicalName, NAMESPACE, dimensions(spec.origin())),
            spec.origin()));
  }

  private List<CfnValue> dimensions(Origin origin) {
    CfnValue serviceName =
        CfnValue.getAtt(LogicalIds.ecsService(service.name().value()), "Name", origin);
    return List.of(clusterDimension(origin), dimension("ServiceName", serviceName, origin));
  }

  static CfnValue clusterDimension(Origin origin) {
    return dimension("ClusterName", CfnValue.ref(EcsNames.CLUSTER, origin), origin);
  }

  private static CfnValue dimension(String name, CfnValue value, Origin origin) {
    return CfnValue.mapping(origin).put("Name", name).put("Value", value).build();
  }
}
