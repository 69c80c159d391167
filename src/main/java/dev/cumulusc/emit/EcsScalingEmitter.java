package dev.cumulusc.emit;

import dev.cumulusc.model.EcsCluster;
import dev.cumulusc.model.EcsCluster.StepScaling;
import dev.cumulusc.model.Located;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import java.util.List;

/**
 * Emits what scales the cluster's instances where the configuration says how: a step of so many
 * percent when the reservation of memory or of CPU rises above its threshold, and back when both
 * are below theirs. A reservation that is always low, as that of CPU is where containers reserve
 * next to none, would otherwise take away what the other one needs.
 */
final class EcsScalingEmitter {
  private static final String SCALE_OUT_POLICY = "CumulusECSScaleOutPolicy";
  private static final String SCALE_IN_POLICY = "CumulusECSScaleInPolicy";
  private static final String SCALE_IN_ALARM = "CumulusECSMemoryScaleInAlarm";
  private static final String MEMORY = "MemoryReservation";
  private static final String CPU = "CPUReservation";
  private static final int WARMUP_SECONDS = 180;
  private static final int PERIOD_SECONDS = 60;

  private final Emission emission;
  private final StepScaling scaling;
  private final Origin origin;

  EcsScalingEmitter(Emission emission, EcsCluster cluster, StepScaling scaling) {
    this.emission = emission;
    this.scaling = scaling;
    this.origin = cluster.origin();
  }

  void emit() {
    policy(
        SCALE_OUT_POLICY,
        "MetricIntervalLowerBound",
        scaling.outAdjustment(),
        CfnValue.mapping(origin).put("EstimatedInstanceWarmup", WARMUP_SECONDS));
    scaleOutAlarm("CumulusECSMemoryScaleOutAlarm", MEMORY);
    scaleOutAlarm("CumulusECSCPUScaleOutAlarm", CPU);
    policy(
        SCALE_IN_POLICY,
        "MetricIntervalUpperBound",
        scaling.inAdjustment(),
        CfnValue.mapping(origin));
    scaleInAlarm();
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

  private void scaleOutAlarm(String logicalId, String metric) {
    Located<Integer> threshold = scaling.outThreshold();
    MappingBuilder alarm =
        CfnValue.mapping(origin)
            .put("ActionsEnabled", true)
            .put("AlarmActions", List.of(CfnValue.ref(SCALE_OUT_POLICY, origin)))
            .put("ComparisonOperator", "GreaterThanThreshold")
            .put("DatapointsToAlarm", 1)
            .put("Dimensions", dimensions())
            .put("EvaluationPeriods", 1)
            .put("MetricName", metric)
            .put("Namespace", EcsAlarmEmitter.NAMESPACE)
            .put("Period", PERIOD_SECONDS)
            .put("Statistic", "Average")
            .put("Threshold", Values.number(threshold))
            .put("Unit", "Percent");
    emission.add(Resource.of(logicalId, ResourceTypes.ALARM, alarm, threshold.origin()));
  }

  /** The larger of the two reservations has to be below the threshold. */
  private void scaleInAlarm() {
    Located<Integer> threshold = scaling.inThreshold();
    CfnValue larger =
        CfnValue.mapping(origin)
            .put("Id", "reservation")
            .put("Expression", "MAX([memory, cpu])")
            .put("Label", "The larger reservation of memory and CPU")
            .put("ReturnData", true)
            .build();
    MappingBuilder alarm =
        CfnValue.mapping(origin)
            .put("ActionsEnabled", true)
            .put("AlarmActions", List.of(CfnValue.ref(SCALE_IN_POLICY, origin)))
            .put("ComparisonOperator", "LessThanThreshold")
            .put("DatapointsToAlarm", 1)
            .put("EvaluationPeriods", 1)
            .put("Metrics", List.of(larger, query("memory", MEMORY), query("cpu", CPU)))
            .put("Threshold", Values.number(threshold));
    emission.add(Resource.of(SCALE_IN_ALARM, ResourceTypes.ALARM, alarm, threshold.origin()));
  }

  private CfnValue query(String id, String metric) {
    return CfnValue.mapping(origin)
        .put("Id", id)
        .put(
            "MetricStat",
            CfnValue.mapping(origin)
                .put(
                    "Metric",
                    CfnValue.mapping(origin)
                        .put("Namespace", EcsAlarmEmitter.NAMESPACE)
                        .put("MetricName", metric)
                        .put("Dimensions", dimensions()))
                .put("Period", PERIOD_SECONDS)
                .put("Stat", "Average"))
        .put("ReturnData", false)
        .build();
  }

  private List<CfnValue> dimensions() {
    return List.of(EcsAlarmEmitter.clusterDimension(origin));
  }
}
