package dev.cumulusc.handler;

import dev.cumulusc.javascript.Node;
import dev.cumulusc.javascript.Node.Operation;
import dev.cumulusc.javascript.Program;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What some statements declare, and what they do at once: those of a module, or of a function that
 * is called where it stands. The functions that are called later are values here.
 */
final class Scope {
  private static final String APPLY = "apply";
  private static final String CALL = "call";

  /** How many functions that are called where they stand are followed into each other. */
  private static final int DEPTH_LIMIT = 6;

  private final SourceModule module;
  private final Optional<Scope> outer;
  private final Optional<String> exportsName;
  private final Optional<String> moduleName;

  /** What is assigned to each variable; one that is declared without a value has none. */
  private final Map<String, List<Value>> variables = new LinkedHashMap<>();

  private final List<Node> actions = new ArrayList<>();
  private final List<Scope> inner = new ArrayList<>();
  private final int depth;

  private Scope(
      SourceModule module,
      Optional<Scope> outer,
      Optional<String> exportsName,
      Optional<String> moduleName) {
    this.module = module;
    this.outer = outer;
    this.exportsName = exportsName;
    this.moduleName = moduleName;
    this.depth = outer.map(scope -> scope.depth + 1).orElse(0);
  }

  /** An expression, and the scope that its names belong to. */
  record Value(Node node, Scope scope) {}

  /** A variable: its name, and the scope that declares it. */
  record Variable(String name, Scope scope) {}

  /** Reads what the statements of a file declare and do. */
  static Scope ofModule(SourceModule module) {
    Scope scope =
        new Scope(module, Optional.empty(), Optional.of("exports"), Optional.of("module"));
    scope.read(module.program().statements());
    return scope;
  }

  /**
   * Reads a function that a bundle keeps a module in.
   *
   * @param exportsAt which of its parameters is what the module calls {@code exports}
   * @param moduleAt which of them is what it calls {@code module}
   */
  Scope ofBundledModule(Node.Function function, int exportsAt, int moduleAt) {
    Scope scope =
        new Scope(
            module,
            Optional.of(this),
            parameter(function, exportsAt),
            parameter(function, moduleAt));
    scope.read(bodyOf(function));
    return scope;
  }

  /** Gives a value to a parameter of the function that this is the scope of. */
  void give(Node.Function function, int index, Value value) {
    parameter(function, index).ifPresent(name -> valuesOf(name).add(value));
  }

  /** Reads a function that is called where it stands, or of which only the end is of interest. */
  Scope ofCall(Node.Function function, List<Node> arguments) {
    Scope scope = new Scope(module, Optional.of(this), Optional.empty(), Optional.empty());
    for (int i = 0; i < function.parameters().size(); i++) {
      Optional<String> name = parameter(function, i);
      if (name.isPresent()) {
        scope.declare(name.get());
        if (i < arguments.size()) {
          scope.valuesOf(name.get()).add(new Value(arguments.get(i), this));
        }
      }
    }
    scope.read(bodyOf(function));
    return scope;
  }

  SourceModule module() {
    return module;
  }

  Program program() {
    return module.program();
  }

  /** Returns the assignments and calls that happen when this scope's statements run. */
  List<Node> actions() {
    return actions;
  }

  /** Returns the scopes of the functions that are called where they stand. */
  List<Scope> inner() {
    return inner;
  }

  /** Returns the variable that a name means, if it is declared here or around. */
  Optional<Variable> variable(String name) {
    if (variables.containsKey(name) || isName(exportsName, name) || isName(moduleName, name)) {
      return Optional.of(new Variable(name, this));
    }
    return outer.flatMap(scope -> scope.variable(name));
  }

  /** Returns the names of the variables that are declared here. */
  Set<String> names() {
    return variables.keySet();
  }

  /** Returns what is assigned to a variable that is declared here. */
  List<Value> values(String name) {
    return variables.getOrDefault(name, List.of());
  }

  /** Whether a variable that is declared here holds what the module exports. */
  boolean isExports(String name) {
    return isName(exportsName, name) && !variables.containsKey(name);
  }

  /** Whether a variable that is declared here holds the module. */
  boolean isModule(String name) {
    return isName(moduleName, name) && !variables.containsKey(name);
  }

  private static boolean isName(Optional<String> known, String name) {
    return known.isPresent() && known.get().equals(name);
  }

  private static Optional<String> parameter(Node.Function function, int index) {
    return index < function.parameters().size()
            && function.parameters().get(index) instanceof Node.Name name
        ? Optional.of(name.name())
        : Optional.empty();
  }

  private List<Node> bodyOf(Node.Function function) {
    Node body = program().body(function);
    return body instanceof Node.Block block ? block.parts() : List.of(body);
  }

  private void declare(String name) {
    valuesOf(name);
  }

  private List<Value> valuesOf(String name) {
    return variables.computeIfAbsent(name, unknown -> new ArrayList<>());
  }

  private void read(List<Node> statements) {
    statements.forEach(this::declareAll);
    statements.forEach(this::act);
  }

  /** Declares what a statement declares for the whole scope, blocks in it included. */
  private void declareAll(Node statement) {
    if (statement instanceof Node.Function function) {
      function.name().ifPresent(name -> valuesOf(name).add(new Value(function, this)));
    } else if (statement instanceof Node.ClassBody body) {
      body.name().ifPresent(name -> valuesOf(name).add(new Value(body, this)));
    } else if (statement instanceof Node.Declaration declaration) {
      declaration.parts().forEach(this::declarePattern);
    } else if (statement instanceof Node.Import imported) {
      imported.names().stream()
          .filter(binding -> !imported.exported())
          .forEach(binding -> valuesOf(binding.as()).add(new Value(imported, this)));
    } else if (!isExpression(statement)) {
      statement.parts().forEach(this::declareAll);
    }
  }

  private static boolean isExpression(Node node) {
    return node instanceof Node.ExpressionStatement
        || node instanceof Node.Name
        || node instanceof Operation
        || node instanceof Node.Call
        || node instanceof Node.Assignment
        || node instanceof Node.ObjectLiteral
        || node instanceof Node.ArrayLiteral
        || node instanceof Node.Member
        || node instanceof Node.Index
        || node instanceof Node.Template;
  }

  private void declarePattern(Node pattern) {
    if (pattern instanceof Node.Name name) {
      declare(name.name());
    } else if (pattern instanceof Node.Assignment assignment) {
      declarePattern(assignment.target());
    } else if (pattern instanceof Node.Property property) {
      property.value().ifPresent(this::declarePattern);
    } else {
      pattern.parts().forEach(this::declarePattern);
    }
  }

  /** Remembers the assignments and calls in a statement. */
  private void act(Node statement) {
    Deque<Node> waiting = new ArrayDeque<>(List.of(statement));
    while (!waiting.isEmpty()) {
      Node node = waiting.pop();
      if (node instanceof Node.Function || node instanceof Node.ClassBody || isDead(node)) {
        continue;
      }
      if (node instanceof Node.Assignment assignment) {
        actions.add(node);
        assign(assignment);
      } else if (node instanceof Node.Call call) {
        actions.add(node);
        calledInPlace(call).ifPresent(inner::add);
      }
      List<Node> parts = node.parts();
      for (int i = parts.size() - 1; i >= (isPattern(node) ? 1 : 0); i--) {
        waiting.push(parts.get(i));
      }
    }
  }

  /** Whether an assignment takes a value apart, so that what it assigns to says nothing more. */
  private static boolean isPattern(Node node) {
    return node instanceof Node.Assignment assignment
        && (assignment.target() instanceof Node.ObjectLiteral
            || assignment.target() instanceof Node.ArrayLiteral);
  }

  /** Whether an expression is written for tools only and never runs: {@code 0 && ...}. */
  private boolean isDead(Node node) {
    return node instanceof Operation operation
        && operation.is("&&")
        && operation.parts().get(0) instanceof Node.Literal literal
        && program().text().startsWith("0", literal.start());
  }

  private void assign(Node.Assignment assignment) {
    Node value = assignment.value();
    if (assignment.target() instanceof Node.Name name) {
      assign(name.name(), value);
    } else if (assignment.target() instanceof Node.ObjectLiteral pattern) {
      for (Node part : pattern.parts()) {
        if (part instanceof Node.Property property
            && property.name().isPresent()
            && property.value().orElse(part) instanceof Node.Name name) {
          String member = property.name().get();
          assign(name.name(), new Node.Member(part.start(), part.end(), value, member, false));
        }
      }
    }
  }

  private void assign(String name, Node value) {
    variable(name)
        .ifPresent(variable -> variable.scope().valuesOf(name).add(new Value(value, this)));
  }

  /** Returns the scope of a function that a call has as its callee. */
  private Optional<Scope> calledInPlace(Node.Call call) {
    if (call.construct() || depth == DEPTH_LIMIT) {
      return Optional.empty();
    }
    if (call.callee() instanceof Node.Function function) {
      return plain(function) ? Optional.of(ofCall(function, call.arguments())) : Optional.empty();
    }
    if (call.callee() instanceof Node.Member member
        && member.object() instanceof Node.Function function
        && plain(function)
        && (member.name().equals(CALL) || member.name().equals(APPLY))) {
      boolean listed = member.name().equals(CALL) && !call.arguments().isEmpty();
      List<Node> arguments =
          listed ? call.arguments().subList(1, call.arguments().size()) : List.of();
      return Optional.of(ofCall(function, arguments));
    }
    return Optional.empty();
  }

  private static boolean plain(Node.Function function) {
    return !function.async() && !function.generator();
  }
}
