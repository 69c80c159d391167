package dev.cumulusc.emit;

import dev.cumulusc.model.EcsCluster;
import dev.cumulusc.model.EcsCluster.Scaling;
import dev.cumulusc.model.Located;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.template.Resource;
import java.util.List;

/**
 * Emits what scales the cluster's instances: a step of so many percent whenever the reservation of
 * memory or of CPU passes its threshold.
 */
final class EcsScalingEmitter {
  private static final String SCALE_OUT_POLICY = "CumulusECSScaleOutPolicy";
  private static final String SCALE_IN_POLICY = "CumulusECSScaleInPolicy";
  private static final int WARMUP_SECONDS = 180;

  private final Emission emission;
  private final Scaling scaling;
  private final Origin origin;

  EcsScalingEmitter(Emission emission, EcsCluster cluster) {
    this.emission = emission;
    this.scaling = cluster.scaling();
    this.origin = cluster.origin();
  }

  void emit() {
    policy(
        SCALE_OUT_POLICY,
        "MetricIntervalLowerBound",
        scaling.outAdjustment(),
        CfnValue.mapping(origin).put("EstimatedInstanceWarmup", WARMUP_SECONDS));
    alarms("ScaleOut", SCALE_OUT_POLICY, "GreaterThanThreshold", scaling.outThreshold());
    policy(
        SCALE_IN_POLICY,
        "MetricIntervalUpperBound",
        scaling.inAdjustment(),
        CfnValue.mapping(origin));
    alarms("ScaleIn", SCALE_IN_POLICY, "LessThanThreshold", scaling.inThreshold());
  }

  private void policy(
      String logicalId, String bound, Located<Integer> adjustment, MappingBuilder properties) {
    properties
        .put("AdjustmentType", "PercentChangeInCapacity")
        .put("AutoScalingGroupName", CfnValue.ref(EcsNames.AUTO_SCALING_GROUP, origin))
        .put("MetricAggregationType", "Average")
        .put("PolicyType", "StepScaling")
        .put(
            "StepAdjustments",
            List.of(
                CfnValue.mapping(adjustment.origin())
                    .put(bound, 0)
                    .put("ScalingAdjustment", Values.number(adjustment))
                    .build()));
    emission.add(Resource.of(logicalId, "AWS::AutoScaling::ScalingPolicy", properties, origin));
  }

  private void alarms(
      String direction, String policy, String comparison, Located<Integer> threshold) {
    alarm(
        "CumulusECSMemory" + direction + "Alarm",
        "MemoryReservation",
        policy,
        comparison,
        threshold);
    alarm("CumulusECSCPU" + direction + "Alarm", "CPUReservation", policy, comparison, threshold);
  }

  private void alarm(
      String logicalId,
      String metric,
      String policy,
      String comparison,
      Located<Integer> threshold) {
    MappingBuilder alarm =
        CfnValue.mapping(origin)
            .put("ActionsEnabled", true)
            .put("AlarmActions", List.of(CfnValue.ref(policy, origin)))
            .put("ComparisonOperator", comparison)
            .put("DatapointsToAlarm", 1)
            .put("Dimensions", List.of(EcsAlarmEmitter.clusterDimension(origin)))
            .put("EvaluationPeriods", 1)
            .put("MetricName", metric)
            .put("Namespace", EcsAlarmEmitter.NAMESPACE)
            .put("Period", 60)
            .put("Statistic", "Average")
            .put("Threshold", Values.number(threshold))
            .put("Unit", "Percent");
    emission.add(Resource.of(logicalId, Alarms.TYPE, alarm, threshold.origin()));
  }
}
