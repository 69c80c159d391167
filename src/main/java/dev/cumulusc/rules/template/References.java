package dev.cumulusc.rules.template;

import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import java.util.function.BiConsumer;

/** Walks over all that values refer to. */
final class References {
  private References() {}

  /** Gives the target of each reference in a resource, and of each dependency, with its origin. */
  static void of(Resource resource, BiConsumer<String, Origin> found) {
    resource.dependsOn().forEach(each -> found.accept(each.target(), each.origin()));
    resource.attributes().values().forEach(value -> in(value, found));
    resource.properties().ifPresent(value -> in(value, found));
  }

  /** Gives the target of each reference in a value, with its origin. */
  static void in(CfnValue value, BiConsumer<String, Origin> found) {
    if (value instanceof CfnValue.Ref ref) {
      found.accept(ref.target(), ref.origin());
    } else if (value instanceof CfnValue.GetAtt getAtt) {
      found.accept(getAtt.target(), getAtt.origin());
    } else if (value instanceof CfnValue.Sub sub) {
      sub.references().forEach(each -> found.accept(each.target(), each.origin()));
      sub.variables().values().forEach(each -> in(each, found));
    } else if (value instanceof CfnValue.Function function) {
      in(function.argument(), found);
    } else if (value instanceof CfnValue.Sequence sequence) {
      sequence.items().forEach(each -> in(each, found));
    } else if (value instanceof CfnValue.Mapping mapping) {
      mapping.members().values().forEach(each -> in(each.value(), found));
    }
  }
}
