package dev.cumulusc.compare;

import dev.cumulusc.template.CfnValue;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Finds what a value refers to. */
final class References {
  private References() {}

  /** Hands on each reference: the logical id or parameter, and the attribute or null. */
  static void forEach(CfnValue value, BiConsumer<String, @Nullable String> found) {
    if (value instanceof CfnValue.Ref ref) {
      found.accept(ref.target(), null);
    } else if (value instanceof CfnValue.GetAtt getAtt) {
      found.accept(getAtt.target(), getAtt.attribute());
    } else if (value instanceof CfnValue.Sub sub) {
      sub.references().forEach(each -> found.accept(each.target(), each.attribute()));
      sub.variables().values().forEach(each -> forEach(each, found));
    } else if (value instanceof CfnValue.Function function) {
      forEach(function.argument(), found);
    } else if (value instanceof CfnValue.Sequence list) {
      list.items().forEach(each -> forEach(each, found));
    } else if (value instanceof CfnValue.Mapping mapping) {
      mapping.members().values().forEach(each -> forEach(each.value(), found));
    }
  }
}
