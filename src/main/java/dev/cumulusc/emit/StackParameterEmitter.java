package dev.cumulusc.emit;

import dev.cumulusc.model.CumulusBase;
import dev.cumulusc.model.StackParameter;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;

/**
 * Emits the parameters of the stack: what the database stack gives to it, and what the
 * configuration has values for. None of them is shown by CloudFormation.
 */
final class StackParameterEmitter implements ResourceEmitter {
  @Override
  public void emit(Emission emission) {
    CumulusBase base = emission.deployment().base();
    base.storage()
        .search()
        .ifPresent(
            search ->
                emission.parameter(
                    search.endpointParameter(),
                    hidden("ElasticSearch domain endpoint", search.origin()),
                    search.origin()));
    base.storage()
        .tables()
        .forEach(
            table ->
                emission.parameter(
                    table.streamParameter(),
                    hidden("DynamoDBStreamArn for " + table.name().value(), table.origin()),
                    table.origin()));
    for (StackParameter parameter : emission.deployment().settings().parameters()) {
      String name = parameter.name().value();
      if (!emission.hasParameter(name)) {
        Origin origin = parameter.name().origin();
        // What the parameter's name lies over says nothing of what is made here.
        Origin place = Origin.written(origin.primary());
        emission.parameter(name, hidden("Set by the configuration", place), origin);
      }
    }
  }

  /** Returns a parameter that may be left out. */
  static MappingBuilder secret(String description, Origin origin) {
    return CfnValue.mapping(origin)
        .put("Type", "String")
        .put("Description", description)
        .put("Default", "")
        .put("NoEcho", true);
  }

  private static MappingBuilder hidden(String description, Origin origin) {
    return CfnValue.mapping(origin)
        .put("Type", "String")
        .put("Description", description)
        .put("NoEcho", true);
  }
}
