package dev.cumulusc.emit;

import dev.cumulusc.model.Located;
import dev.cumulusc.model.Table;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.template.Resource;
import java.util.List;

/** Emits the tables of the database stack; they outlive it. */
final class TableEmitter implements ResourceEmitter {
  @Override
  public void emit(Emission emission) {
    for (Table table : emission.deployment().base().storage().tables()) {
      if (table.keySchema().isEmpty()) {
        emission
            .diagnostics()
            .report(
                EmitRules.TABLE_WITHOUT_KEY,
                table.origin(),
                "The table `" + table.name().value() + "` has no key.",
                "Give one of its `attributes` the `schema: HASH`.");
        continue;
      }
      emission.add(table(table, emission));
      table
          .scaling()
          .ifPresent(scaling -> new TableScalingEmitter(table, scaling, emission).emit());
      emission.output(
          table.streamParameter(),
          CfnValue.getAtt(table.logicalId(), "StreamArn", table.origin()),
          table.origin());
    }
  }

  private static Resource table(Table table, Emission emission) {
    Origin origin = table.origin();
    MappingBuilder properties =
        CfnValue.mapping(origin)
            .put(
                "AttributeDefinitions",
                table.attributes().stream().map(TableEmitter::attribute).toList())
            .put("KeySchema", keySchema(table.keySchema()))
            .put("ProvisionedThroughput", throughput(table, origin))
            .put("TableName", emission.prefixed(table.name().value()))
            .put(
                "StreamSpecification",
                CfnValue.mapping(origin).put("StreamViewType", "NEW_AND_OLD_IMAGES"));
    if (!table.indexes().isEmpty()) {
      properties.put(
          "GlobalSecondaryIndexes",
          table.indexes().stream().map(index -> index(index, table)).toList());
    }
    return Resource.of(table.logicalId(), "AWS::DynamoDB::Table", properties, origin)
        .withAttribute("DeletionPolicy", CfnValue.text("Retain", origin))
        .withAttribute("UpdateReplacePolicy", CfnValue.text("Retain", origin));
  }

  private static CfnValue attribute(Table.Attribute attribute) {
    return CfnValue.mapping(attribute.name().origin())
        .put("AttributeName", Values.text(attribute.name()))
        .put("AttributeType", Values.text(attribute.type()))
        .build();
  }

  private static List<CfnValue> keySchema(List<Table.KeyPart> parts) {
    return parts.stream()
        .map(
            part ->
                (CfnValue)
                    CfnValue.mapping(part.attribute().origin())
                        .put("AttributeName", Values.text(part.attribute()))
                        .put("KeyType", Values.text(part.type()))
                        .build())
        .toList();
  }

  private static CfnValue index(Table.Index index, Table table) {
    Origin origin = index.origin();
    MappingBuilder properties =
        CfnValue.mapping(origin)
            .put("IndexName", Values.text(index.name()))
            .put("KeySchema", keySchema(index.keySchema()));
    MappingBuilder projection =
        CfnValue.mapping(origin)
            .putIfPresent("ProjectionType", index.projectionType().map(Values::text));
    List<Located<String>> others = index.nonKeyAttributes();
    if (!others.isEmpty()) {
      projection.put("NonKeyAttributes", Values.texts(others));
    }
    if (!projection.isEmpty()) {
      properties.put("Projection", projection);
    }
    return properties.put("ProvisionedThroughput", throughput(table, origin)).build();
  }

  private static MappingBuilder throughput(Table table, Origin origin) {
    return CfnValue.mapping(origin)
        .put("ReadCapacityUnits", Values.number(table.read()))
        .put("WriteCapacityUnits", Values.number(table.write()));
  }
}
