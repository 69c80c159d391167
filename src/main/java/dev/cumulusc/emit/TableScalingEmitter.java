package dev.cumulusc.emit;

import dev.cumulusc.model.Located;
import dev.cumulusc.model.Table;
import dev.cumulusc.model.TableScaling;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.template.Resource;

/** Emits what makes a table's capacity follow the load. */
final class TableScalingEmitter {
  private static final String NAMESPACE = "dynamodb";

  private final Table table;
  private final Table.Scaling scaling;
  private final Emission emission;
  private final Origin origin;

  TableScalingEmitter(Table table, Table.Scaling scaling, Emission emission) {
    this.table = table;
    this.scaling = scaling;
    this.emission = emission;
    this.origin = scaling.origin();
  }

  void emit() {
    emit("Read", scaling.readMinimum(), scaling.readMaximum());
    emit("Write", scaling.writeMinimum(), scaling.writeMaximum());
  }

  private void emit(String operation, Located<Integer> minimum, Located<Integer> maximum) {
    String target = table.name().value() + operation + "CapacityScalableTarget";
    MappingBuilder bounds =
        CfnValue.mapping(origin)
            .put("MinCapacity", Values.number(minimum))
            .put("MaxCapacity", Values.number(maximum))
            .put("ResourceId", CfnValue.sub("table/${" + table.logicalId() + "}", origin))
            .putIfPresent("RoleARN", emission.deployment().roles().scaling().map(Values::text))
            .put("ScalableDimension", "dynamodb:table:" + operation + "CapacityUnits")
            .put("ServiceNamespace", NAMESPACE);
    emission.add(
        Resource.of(target, "AWS::ApplicationAutoScaling::ScalableTarget", bounds, origin));
    MappingBuilder policy =
        CfnValue.mapping(origin)
            .put("PolicyName", operation + "AutoScalingPolicy")
            .put("PolicyType", "TargetTrackingScaling")
            .put("ScalingTargetId", CfnValue.ref(target, origin))
            .put("TargetTrackingScalingPolicyConfiguration", tracking(operation));
    emission.add(
        Resource.of(
            table.name().value() + "Table" + operation + "ScalingPolicy",
            "AWS::ApplicationAutoScaling::ScalingPolicy",
            policy,
            origin));
  }

  private MappingBuilder tracking(String operation) {
    TableScaling settings = emission.deployment().base().storage().scaling();
    return CfnValue.mapping(origin)
        .put("TargetValue", Values.number(settings.target()))
        .put("ScaleInCooldown", Values.number(settings.scaleInCooldown()))
        .put("ScaleOutCooldown", Values.number(settings.scaleOutCooldown()))
        .put(
            "PredefinedMetricSpecification",
            CfnValue.mapping(origin)
                .put("PredefinedMetricType", "DynamoDB" + operation + "CapacityUtilization"));
  }
}
