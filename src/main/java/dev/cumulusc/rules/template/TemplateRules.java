package dev.cumulusc.rules.template;

import dev.cumulusc.rules.reference.PropertyReference;
import dev.cumulusc.rules.reference.TemplateArn;
import dev.cumulusc.validate.Rule;
import java.util.List;

/** The rules of this package, in the order of their codes. */
public final class TemplateRules {
  private static final List<Rule> RULES =
      List.of(
          new LogicalIdForm(),
          new MissingReference(),
          new PlainReference(),
          new PropertyReference(),
          new TemplateArn(),
          new Usage(),
          new SchemaConformance(),
          new StateMachineDefinition(),
          new ZipFunction(),
          new FifoName(),
          new LogDestination(),
          new HalfVpcConfig(),
          new PlainSecret(),
          new PermissionWithoutSource(),
          new ApiLogRole(),
          new TemplateCounts(),
          new ResourceCycle(),
          new SamePhysicalName(),
          new UnusedParameter());

  private TemplateRules() {}

  /** Returns all rules of this package. */
  public static List<Rule> all() {
    return RULES;
  }
}
