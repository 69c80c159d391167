package dev.cumulusc.handler;

import dev.cumulusc.handler.Scope.Value;
import dev.cumulusc.javascript.Node;
import dev.cumulusc.javascript.Node.Operation;
import java.util.List;
import java.util.Optional;

/** Finds what statements define a property of an object to be, whatever way they write it. */
final class Definitions {
  private final Exports exports;
  private final Subject subject;
  private final String name;
  private final Found found;

  /**
   * Looks for a property.
   *
   * @param subject the object
   * @param name the property's name
   * @param found takes what is found
   */
  Definitions(Exports exports, Subject subject, String name, Found found) {
    this.exports = exports;
    this.subject = subject;
    this.name = name;
    this.found = found;
  }

  /** Reads the statements of a scope and of those in it. */
  void read(Scope scope) {
    for (Node action : scope.actions()) {
      if (action instanceof Node.Assignment assignment) {
        assignment(assignment, scope);
      } else if (action instanceof Node.Call call) {
        call(call, scope);
      }
    }
    scope.inner().forEach(this::read);
  }

  private void assignment(Node.Assignment assignment, Scope scope) {
    Node target = assignment.target();
    if (target instanceof Node.Member member) {
      if (member.name().equals(name) && is(member.object(), scope)) {
        value(assignment.value(), scope);
      } else if (subject.variable().isEmpty()
          && Subject.isExportsOfModule(member, scope)
          && is(member, scope)) {
        found.add(exports.property(new Value(assignment.value(), scope), name));
      }
    } else if (target instanceof Node.Index index && is(index.object(), scope)) {
      copied(assignment.value(), scope);
    }
  }

  /** Takes what copies all properties of an object one by one. */
  private void copied(Node value, Scope scope) {
    if (value instanceof Node.Index from && from.key() instanceof Node.Name) {
      found.add(exports.property(new Value(from.object(), scope), name));
    }
  }

  private void value(Node value, Scope scope) {
    Node last = value;
    while (last instanceof Node.Assignment chained) {
      last = chained.value();
    }
    if (!Subject.isNothing(last)) {
      found.add(new Value(last, scope));
    }
  }

  private void call(Node.Call call, Scope scope) {
    List<Node> arguments = call.arguments();
    if (arguments.size() < 2) {
      return;
    }
    if (Helpers.exportsAll(call.callee()) && is(arguments.get(1), scope)) {
      exportAll(arguments.get(0), scope);
    } else if (is(arguments.get(0), scope)) {
      if (Helpers.exportsAll(call.callee())) {
        exportAll(arguments.get(1), scope);
      } else if (isAssign(call.callee())) {
        arguments.stream()
            .skip(1)
            .forEach(object -> found.add(exports.property(new Value(object, scope), name)));
      } else if (arguments.get(1) instanceof Node.Text text && text.value().equals(name)) {
        arguments.stream().skip(2).limit(1).forEach(what -> described(what, scope));
      } else if (arguments.get(1) instanceof Node.ObjectLiteral literal) {
        getters(literal, scope);
      }
    }
  }

  private static boolean isAssign(Node callee) {
    return callee instanceof Node.Member member
        && member.name().equals("assign")
        && member.object() instanceof Node.Name object
        && object.name().equals("Object");
  }

  private void exportAll(Node object, Scope scope) {
    Found all = exports.property(new Value(object, scope), name);
    all.single().ifPresent(found::add);
  }

  /**
   * Takes a property by its description: {@code {value: ...}}, {@code {get: ...}}, or its getter.
   */
  private void described(Node description, Scope scope) {
    if (description instanceof Node.Function getter) {
      got(getter, scope);
      return;
    }
    if (!(description instanceof Node.ObjectLiteral literal)) {
      found.unclear();
      return;
    }
    for (Node part : literal.parts()) {
      if (part instanceof Node.Property property && property.value().isPresent()) {
        Node what = property.value().get();
        if (property.name().equals(Optional.of("value"))) {
          value(what, scope);
        } else if (property.name().equals(Optional.of("get"))
            && what instanceof Node.Function getter) {
          got(getter, scope);
        }
      }
    }
  }

  /** Takes a property from an object of getters, as bundlers write it. */
  private void getters(Node.ObjectLiteral literal, Scope scope) {
    for (Node part : literal.parts()) {
      if (part instanceof Node.Property property
          && property.name().equals(Optional.of(name))
          && property.value().orElse(part) instanceof Node.Function getter) {
        got(getter, scope);
      }
    }
  }

  /** Takes what a getter returns. */
  void got(Node.Function getter, Scope scope) {
    Optional<Value> value =
        getter.parameters().isEmpty() && !getter.async()
            ? exports.returned(getter, scope.ofCall(getter, List.of()))
            : Optional.empty();
    boolean plain =
        value
            .filter(
                got ->
                    got.node() instanceof Node.Name
                        || got.node() instanceof Node.Member
                        || got.node() instanceof Operation)
            .isPresent();
    if (plain) {
      found.add(value.get());
    } else {
      found.unclear();
    }
  }

  private boolean is(Node node, Scope scope) {
    return Subject.of(node, scope).equals(Optional.of(subject));
  }
}
