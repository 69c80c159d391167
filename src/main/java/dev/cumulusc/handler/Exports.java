package dev.cumulusc.handler;

import dev.cumulusc.handler.Scope.Value;
import dev.cumulusc.handler.Scope.Variable;
import dev.cumulusc.javascript.Node;
import dev.cumulusc.javascript.Node.Binding;
import dev.cumulusc.javascript.Node.Operation;
import java.util.List;
import java.util.Optional;

/**
 * Follows what a module exports to where it is defined, through aliases, re-exports and the helper
 * functions that compilers and bundlers write. What is defined in more than one way, or in a way
 * that is not known, is not found.
 */
final class Exports {
  /**
   * How many steps are followed: enough for any source, and an end for those that go in circles.
   */
  private static final int STEPS_LIMIT = 60;

  private final ModuleLoader loader;
  private final Bundles bundles = new Bundles(this);
  private int steps;

  Exports(ModuleLoader loader) {
    this.loader = loader;
  }

  /**
   * Returns what a module exports, followed to a function or another last value.
   *
   * @param path the name of an export, or a dot between the names of properties of one
   */
  Optional<Value> find(SourceModule module, String path) {
    String[] names = path.split("\\.", -1);
    Optional<Value> value = exported(module.scope(), names[0]).single();
    for (int i = 1; i < names.length; i++) {
      String name = names[i];
      value = value.flatMap(object -> property(object, name).single());
    }
    return value.flatMap(this::follow);
  }

  /** Follows a value through variables, properties and calls to what it is in the end. */
  Optional<Value> follow(Value value) {
    steps++;
    if (steps > STEPS_LIMIT) {
      return Optional.empty();
    }
    Node node = value.node();
    if (node instanceof Node.Name name) {
      return variable(name, value.scope()).flatMap(this::single).flatMap(this::follow);
    }
    if (node instanceof Node.Member member) {
      return property(new Value(member.object(), value.scope()), member.name())
          .single()
          .flatMap(this::follow);
    }
    if (node instanceof Node.Assignment assignment && assignment.operator().equals("=")) {
      return follow(new Value(assignment.value(), value.scope()));
    }
    if (node instanceof Operation operation && operation.is(",")) {
      Node last = operation.parts().get(operation.parts().size() - 1);
      return follow(new Value(last, value.scope()));
    }
    if (node instanceof Node.Call call && !call.construct()) {
      return followCall(call, value.scope());
    }
    return Optional.of(value);
  }

  private Optional<Value> followCall(Node.Call call, Scope scope) {
    if (call.callee() instanceof Node.Function function && !function.async()) {
      Scope inside = scope.ofCall(function, call.arguments());
      return returned(function, inside).flatMap(this::follow);
    }
    boolean bound =
        call.callee() instanceof Node.Member member
            && member.name().equals("bind")
            && call.arguments().size() == 1;
    if (bound) {
      return follow(new Value(((Node.Member) call.callee()).object(), scope));
    }
    return Optional.of(new Value(call, scope));
  }

  /** Returns what a function returns, if it returns only at its end. */
  Optional<Value> returned(Node.Function function, Scope inside) {
    Node body = inside.program().body(function);
    if (!(body instanceof Node.Block block)) {
      return Optional.of(new Value(body, inside));
    }
    List<Node.Return> returns = Returns.of(block);
    boolean onlyAtEnd =
        returns.size() == 1 && block.parts().get(block.parts().size() - 1) == returns.get(0);
    return onlyAtEnd
        ? returns.get(0).value().map(value -> new Value(value, inside))
        : Optional.empty();
  }

  /** Returns what a variable holds, if that is one value only. */
  Optional<Value> single(Variable variable) {
    List<Value> values =
        variable.scope().values(variable.name()).stream()
            .filter(value -> !Subject.isNothing(value.node()))
            .toList();
    if (values.size() != 1) {
      return Optional.empty();
    }
    return values.get(0).node() instanceof Node.Import imported
        ? imported(imported, variable)
        : Optional.of(values.get(0));
  }

  private Optional<Value> imported(Node.Import imported, Variable variable) {
    SourceModule from = variable.scope().module();
    Optional<Binding> binding =
        imported.names().stream().filter(name -> name.as().equals(variable.name())).findFirst();
    return binding
        .filter(name -> !name.name().equals("*"))
        .flatMap(
            name ->
                required(from, imported.module())
                    .flatMap(module -> exported(module.scope(), name.name()).single()));
  }

  private static Optional<Variable> variable(Node.Name name, Scope scope) {
    return scope.variable(name.name());
  }

  private Optional<SourceModule> required(SourceModule from, String request) {
    return loader.required(from.path(), request).flatMap(loader::load);
  }

  /** Returns what a module, or a bundled one, exports under a name. */
  private Found exported(Scope scope, String name) {
    steps++;
    Found found = new Found();
    if (steps > STEPS_LIMIT) {
      found.unclear();
      return found;
    }
    if (scope == scope.module().scope()) {
      exportStatements(scope, name, found);
    }
    new Definitions(this, new Subject(scope, Optional.empty()), name, found).read(scope);
    return found;
  }

  private void exportStatements(Scope scope, String name, Found found) {
    for (Node statement : scope.program().statements()) {
      if (statement instanceof Node.Export export) {
        exportStatement(export, scope, name, found);
      } else if (statement instanceof Node.Import imported && imported.exported()) {
        for (Binding binding : imported.names()) {
          boolean all = binding.as().equals("*");
          if (all || binding.as().equals(name)) {
            String asked = all ? name : binding.name();
            required(scope.module(), imported.module())
                .ifPresent(module -> found.add(exported(module.scope(), asked)));
          }
        }
      }
    }
  }

  private static void exportStatement(Node.Export export, Scope scope, String name, Found found) {
    for (Binding binding : export.names()) {
      if (binding.as().equals(name)) {
        found.add(new Value(new Node.Name(export.start(), export.end(), binding.name()), scope));
      }
    }
    if (export.declaration().isEmpty()) {
      return;
    }
    Node declared = export.declaration().get();
    if (export.isDefault()) {
      if (name.equals("default")) {
        found.add(new Value(declared, scope));
      }
    } else if (declared instanceof Node.Function function
        && function.name().equals(Optional.of(name))) {
      found.add(new Value(function, scope));
    } else if (declared instanceof Node.Declaration declaration) {
      for (Node part : declaration.parts()) {
        if (part instanceof Node.Assignment assignment
            && assignment.target() instanceof Node.Name variable
            && variable.name().equals(name)) {
          found.add(new Value(assignment.value(), scope));
        }
      }
    }
  }

  /** Returns what a property of a value is. */
  Found property(Value object, String name) {
    Found found = new Found();
    steps++;
    if (steps > STEPS_LIMIT) {
      found.unclear();
      return found;
    }
    Node node = object.node();
    Scope scope = object.scope();
    Optional<Subject> subject = Subject.of(node, scope);
    if (subject.isPresent()) {
      propertyOf(subject.get(), name, found);
    } else if (node instanceof Node.ObjectLiteral literal) {
      literalProperty(literal, scope, name, found);
    } else if (node instanceof Node.Assignment assignment) {
      found.add(property(new Value(assignment.value(), scope), name));
    } else if (node instanceof Node.Member member) {
      Found inside = property(new Value(member.object(), scope), member.name());
      found.addOrUnclear(inside.single().map(value -> property(value, name)));
    } else if (node instanceof Operation operation && operation.is(",")) {
      Node last = operation.parts().get(operation.parts().size() - 1);
      found.add(property(new Value(last, scope), name));
    } else if (node instanceof Node.Call call && call.construct()) {
      instanceProperty(call, scope, name, found);
    } else if (node instanceof Node.Call call) {
      callProperty(call, scope, name, found);
    } else if (node instanceof Node.ClassBody body) {
      found.add(ClassMembers.fixed(body, scope, name));
    } else if (!(node instanceof Node.Function)) {
      found.unclear();
    }
    return found;
  }

  private void propertyOf(Subject subject, String name, Found found) {
    Scope home = subject.scope();
    if (subject.variable().isEmpty()) {
      found.add(exported(home, name));
      return;
    }
    for (Value value : home.values(subject.variable().get())) {
      if (value.node() instanceof Node.Import imported) {
        found.addOrUnclear(exportedBy(home, imported.module(), name));
      } else if (!Subject.isNothing(value.node())) {
        found.add(property(value, name));
      }
    }
    new Definitions(this, subject, name, found).read(home);
  }

  private Optional<Found> exportedBy(Scope scope, String request, String name) {
    return required(scope.module(), request).map(module -> exported(module.scope(), name));
  }

  private void literalProperty(Node.ObjectLiteral literal, Scope scope, String name, Found found) {
    for (Node part : literal.parts()) {
      if (part instanceof Operation spread) {
        found.add(property(new Value(spread.parts().get(0), scope), name));
      } else if (part instanceof Node.Property property && property.name().isEmpty()) {
        found.unclear();
      } else if (part instanceof Node.Property property
          && property.name().equals(Optional.of(name))) {
        // What comes later in an object replaces what came before.
        found.clear();
        Node value = property.value().orElse(property);
        if (!property.accessor()) {
          found.add(new Value(value, scope));
        } else if (value instanceof Node.Function getter) {
          Subject object = new Subject(scope, Optional.empty());
          new Definitions(this, object, name, found).got(getter, scope);
        }
      }
    }
  }

  private void instanceProperty(Node.Call call, Scope scope, String name, Found found) {
    Optional<Value> made = follow(new Value(call.callee(), scope));
    if (made.isPresent() && made.get().node() instanceof Node.ClassBody body) {
      found.add(ClassMembers.ofInstances(body, made.get().scope(), name));
    } else {
      found.unclear();
    }
  }

  private void callProperty(Node.Call call, Scope scope, String name, Found found) {
    List<Node> arguments = call.arguments();
    if (Helpers.isRequire(call) && scope.variable("require").isEmpty()) {
      Node.Text request = (Node.Text) arguments.get(0);
      found.addOrUnclear(exportedBy(scope, request.value(), name));
    } else if (!arguments.isEmpty() && bundles.returnsItsArgument(call.callee(), scope)) {
      found.add(property(new Value(arguments.get(0), scope), name));
    } else {
      found.addOrUnclear(
          bundles
              .module(call, scope)
              .map(module -> exported(module, name))
              .or(() -> ofResult(call, scope, name)));
    }
  }

  /** Returns a property of what a function returns that is called where it stands. */
  private Optional<Found> ofResult(Node.Call call, Scope scope, String name) {
    return call.callee() instanceof Node.Function function
        ? returned(function, scope.ofCall(function, call.arguments()))
            .map(value -> property(value, name))
        : Optional.empty();
  }
}
