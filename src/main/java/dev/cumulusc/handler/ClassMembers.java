package dev.cumulusc.handler;

import dev.cumulusc.handler.Scope.Value;
import dev.cumulusc.javascript.Node;
import java.util.Optional;

/** Finds the members of classes. */
final class ClassMembers {
  private static final String STATIC = "static";
  private static final String CONSTRUCTOR = "constructor";

  private ClassMembers() {}

  /** Returns what a class itself has under a name. */
  static Found fixed(Node.ClassBody body, Scope scope, String name) {
    return of(body, scope, name, true);
  }

  /**
   * Returns what the objects of a class have under a name; one that its constructor may set is not
   * known.
   */
  static Found ofInstances(Node.ClassBody body, Scope scope, String name) {
    Found found = of(body, scope, name, false);
    for (Node member : body.members()) {
      if (member instanceof Node.Property property
          && property.name().equals(Optional.of(CONSTRUCTOR))
          && written(member, scope).contains(name)) {
        found.unclear();
      }
    }
    return found;
  }

  private static Found of(Node.ClassBody body, Scope scope, String name, boolean fixed) {
    Found found = new Found();
    boolean has = false;
    for (Node member : body.members()) {
      if (member instanceof Node.Property property && isFixed(property, scope) == fixed) {
        if (property.name().isEmpty() || (property.accessor() && is(property, name))) {
          found.unclear();
        } else if (is(property, name)) {
          has = true;
          property.value().ifPresent(value -> found.add(new Value(value, scope)));
        }
      }
    }
    if (!has && body.superclass().isPresent()) {
      found.unclear();
    }
    return found;
  }

  private static boolean is(Node.Property property, String name) {
    return property.name().equals(Optional.of(name));
  }

  private static boolean isFixed(Node.Property property, Scope scope) {
    return written(property, scope).matches("(?s)" + STATIC + "[\\s*\\[#].*")
        && !property.name().equals(Optional.of(STATIC));
  }

  private static String written(Node node, Scope scope) {
    return scope.program().text().substring(node.start(), node.end());
  }
}
