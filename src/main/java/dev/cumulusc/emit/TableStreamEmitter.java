package dev.cumulusc.emit;

import dev.cumulusc.model.Located;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.model.TableStreams;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.template.Resource;

/** Emits what feeds the tables' changes to the function that indexes them. */
final class TableStreamEmitter implements ResourceEmitter {
  @Override
  public void emit(Emission emission) {
    emission
        .deployment()
        .base()
        .storage()
        .streams()
        .ifPresent(
            streams -> streams.tables().forEach(table -> emission.add(mapping(streams, table))));
  }

  private static Resource mapping(TableStreams streams, Located<String> table) {
    MappingBuilder properties =
        CfnValue.mapping(table.origin())
            .put(
                "EventSourceArn",
                CfnValue.ref(LogicalIds.tableStream(table.value()), table.origin()))
            .put(
                "FunctionName",
                CfnValue.ref(
                    LogicalIds.lambda(streams.lambda().value()), streams.lambda().origin()))
            .put("BatchSize", Values.number(streams.batchSize()))
            .put("StartingPosition", Values.text(streams.startingPosition()));
    return Resource.of(
        table.value() + "EventSourceMapping",
        "AWS::Lambda::EventSourceMapping",
        properties,
        table.origin());
  }
}
