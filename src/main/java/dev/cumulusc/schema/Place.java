package dev.cumulusc.schema;

import dev.cumulusc.template.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Where in a resource a value stands. A place is reported only when something is wrong there, so it
 * keeps its parts and makes no text before.
 */
final class Place {
  private final Resource resource;
  private final @Nullable Place parent;
  private final String step;

  private Place(Resource resource, @Nullable Place parent, String step) {
    this.resource = resource;
    this.parent = parent;
    this.step = step;
  }

  /** Returns the place of a resource's properties. */
  static Place of(Resource resource) {
    return new Place(resource, null, "");
  }

  Place member(String name) {
    return new Place(resource, this, name);
  }

  Place item(int index) {
    return new Place(resource, this, "[" + index + "]");
  }

  private String path() {
    if (parent == null) {
      return "";
    }
    String above = parent.path();
    return above.isEmpty() || step.startsWith("[") ? above + step : above + "." + step;
  }

  /** Returns the place as a message names it. */
  @Override
  public String toString() {
    String whole = "`" + resource.logicalId() + "` (" + resource.type() + ")";
    String path = path();
    return path.isEmpty() ? whole : "`" + path + "` of " + whole;
  }
}
