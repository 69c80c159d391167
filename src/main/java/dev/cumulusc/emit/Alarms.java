package dev.cumulusc.emit;

import dev.cumulusc.model.AlarmSpec;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import java.util.List;

/** CloudWatch alarms of the configuration. */
final class Alarms {

  private Alarms() {}

  /**
   * Returns the properties of an alarm.
   *
   * @param namespace the namespace of its metric
   */
  static MappingBuilder properties(
      AlarmSpec alarm, String name, String namespace, List<CfnValue> dimensions) {
    return CfnValue.mapping(alarm.origin())
        .putIfPresent("AlarmDescription", alarm.description().map(Values::text))
        .put("AlarmName", name)
        .put("ComparisonOperator", Values.text(alarm.comparisonOperator()))
        .put("EvaluationPeriods", Values.number(alarm.evaluationPeriods()))
        .put("MetricName", Values.text(alarm.metric()))
        .put("Statistic", Values.text(alarm.statistic()))
        .put(
            "Threshold", new CfnValue.Number(alarm.threshold().value(), alarm.threshold().origin()))
        .put("Period", Values.number(alarm.period()))
        .put("Namespace", namespace)
        .put("Dimensions", dimensions);
  }
}
