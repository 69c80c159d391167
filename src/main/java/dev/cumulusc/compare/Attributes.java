package dev.cumulusc.compare;

import dev.cumulusc.compare.ValueChange.Replacing;
import dev.cumulusc.template.Resource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Compares what resources have beside their properties. */
final class Attributes {
  private Attributes() {}

  static List<ValueChange> changes(Resource before, Resource after, Masks masks) {
    Set<String> names = new LinkedHashSet<>(after.attributes().keySet());
    names.addAll(before.attributes().keySet());
    List<ValueChange> found = new ArrayList<>();
    for (String name : names) {
      found.addAll(
          new ValueDiff(masks, path -> Replacing.NO)
              .of(ValuePath.of(name), before.attributes().get(name), after.attributes().get(name)));
    }
    return found;
  }
}
