package dev.cumulusc.schema;

import dev.cumulusc.template.Resource;

/**
 * Where in a resource a value stands.
 *
 * @param path the names and indexes from the resource's properties on; empty for the properties
 */
record Place(Resource resource, String path) {
  static Place of(Resource resource) {
    return new Place(resource, "");
  }

  Place member(String name) {
    return new Place(resource, path.isEmpty() ? name : path + "." + name);
  }

  Place item(int index) {
    return new Place(resource, path + "[" + index + "]");
  }

  /** Returns the place as a message names it. */
  @Override
  public String toString() {
    String whole = "`" + resource.logicalId() + "` (" + resource.type() + ")";
    return path.isEmpty() ? whole : "`" + path + "` of " + whole;
  }
}
