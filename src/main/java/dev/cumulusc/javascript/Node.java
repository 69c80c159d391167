package dev.cumulusc.javascript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A piece of a program: an expression or a statement. Offsets are indexes into the program's text,
 * the end is exclusive.
 *
 * <p>Patterns look like the expressions that they are written like: a default value is an {@link
 * Assignment}, and what takes the rest is an {@link Operation} {@code ...}.
 */
public sealed interface Node {
  int start();

  int end();

  /** Returns the pieces that this one is made of, in the order of the text. */
  List<Node> parts();

  /** A name, as a variable; {@code this}, {@code super} and {@code import} too. */
  record Name(int start, int end, String name) implements Node {
    @Override
    public List<Node> parts() {
      return List.of();
    }
  }

  /** A string, or a template without substitutions. */
  record Text(int start, int end, String value) implements Node {
    @Override
    public List<Node> parts() {
      return List.of();
    }
  }

  /** A value that is none of the others: its kind says which. */
  record Literal(int start, int end, Kind kind) implements Node {
    /** What a literal is. */
    public enum Kind {
      NUMBER,
      BOOLEAN,
      NULL,
      REGEX,
      /** A place of a list that nothing stands in. */
      HOLE
    }

    @Override
    public List<Node> parts() {
      return List.of();
    }
  }

  /** A template with substitutions, or with a tag, which is the first of the parts then. */
  record Template(int start, int end, boolean tagged, List<Node> parts) implements Node {
    public Template {
      parts = List.copyOf(parts);
    }
  }

  /**
   * An operation that is no assignment: {@code typeof}, {@code await}, {@code yield}, {@code ...},
   * {@code ++}, {@code ? :}, {@code ,} and so on. Operators of two operands have more where they
   * follow each other: {@code a + b + c} is one operation.
   */
  record Operation(int start, int end, String operator, List<Node> parts) implements Node {
    /** The operator of conditional expressions, whose parts are the test and the two values. */
    public static final String CONDITION = "?:";

    /** The operators whose second operand is evaluated only where the first does not decide. */
    public static final Set<String> SHORT_CIRCUIT = Set.of("&&", "||", "??");

    /** The operator that spreads a value, or takes the rest of one. */
    public static final String SPREAD = "...";

    public Operation {
      parts = List.copyOf(parts);
    }

    /** Whether only the first part is evaluated in any case. */
    public boolean isConditional() {
      return operator.equals(CONDITION) || SHORT_CIRCUIT.contains(operator);
    }

    /** Whether this is an operation with a certain operator. */
    public boolean is(String other) {
      return operator.equals(other);
    }
  }

  /** An assignment, with {@code =} or another operator; or a default value in a pattern. */
  record Assignment(int start, int end, String operator, Node target, Node value) implements Node {
    @Override
    public List<Node> parts() {
      return List.of(target, value);
    }
  }

  /**
   * A property by its name: {@code a.b}, {@code a['b']}, or {@code a.#b} with the sign in its name.
   *
   * @param optional whether it is read only of what is there: {@code a?.b}
   */
  record Member(int start, int end, Node object, String name, boolean optional) implements Node {
    @Override
    public List<Node> parts() {
      return List.of(object);
    }
  }

  /** A property whose name is computed: {@code a[b]}. */
  record Index(int start, int end, Node object, Node key, boolean optional) implements Node {
    @Override
    public List<Node> parts() {
      return List.of(object, key);
    }
  }

  /**
   * A call.
   *
   * @param callee the name {@code import} in {@code import(...)}
   * @param construct whether it is written with {@code new}
   */
  record Call(
      int start, int end, Node callee, List<Node> arguments, boolean optional, boolean construct)
      implements Node {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<Node> parts() {
      return join(List.of(callee), arguments);
    }
  }

  /**
   * A function, a method, an accessor or an arrow function; as a statement, its declaration.
   *
   * @param bodyStart where the brace of its body stands, or the expression of an arrow function
   * @param body a {@link Block}, or the expression of an arrow function; nothing where it was not
   *     kept: {@link Program} gives it then
   */
  record Function(
      int start,
      int end,
      Optional<String> name,
      List<Node> parameters,
      boolean async,
      boolean generator,
      boolean arrow,
      int bodyStart,
      Optional<Node> body)
      implements Node {
    public Function {
      parameters = List.copyOf(parameters);
    }

    @Override
    public List<Node> parts() {
      return join(parameters, body.stream().toList());
    }
  }

  /** A class; as a statement, its declaration. */
  record ClassBody(
      int start, int end, Optional<String> name, Optional<Node> superclass, List<Node> members)
      implements Node {
    public ClassBody {
      members = List.copyOf(members);
    }

    @Override
    public List<Node> parts() {
      return join(superclass.stream().toList(), members);
    }
  }

  /** An object, or a pattern of one: {@link Property properties} and spread values. */
  record ObjectLiteral(int start, int end, List<Node> parts) implements Node {
    public ObjectLiteral {
      parts = List.copyOf(parts);
    }
  }

  /** A list, or a pattern of one. */
  record ArrayLiteral(int start, int end, List<Node> parts) implements Node {
    public ArrayLiteral {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A property of an object, or a member of a class.
   *
   * @param name nothing where it is computed
   * @param accessor whether its value is a function that is called when the property is used
   * @param parts the name that is computed, and the value; a field may have none
   */
  record Property(int start, int end, Optional<String> name, boolean accessor, List<Node> parts)
      implements Node {
    public Property {
      parts = List.copyOf(parts);
    }

    /** Returns what the property is, if it has a value. */
    public Optional<Node> value() {
      boolean has = parts.size() > (name.isPresent() ? 0 : 1);
      return has ? Optional.of(parts.get(parts.size() - 1)) : Optional.empty();
    }
  }

  /** Statements in braces. */
  record Block(int start, int end, List<Node> parts) implements Node {
    public Block {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Variables.
   *
   * @param kind {@code var}, {@code let}, {@code const} or {@code using}
   * @param parts names and patterns; an {@link Assignment} where there is a value
   */
  record Declaration(int start, int end, String kind, List<Node> parts) implements Node {
    public Declaration {
      parts = List.copyOf(parts);
    }
  }

  /** An expression as a statement. */
  record ExpressionStatement(int start, int end, Node expression) implements Node {
    @Override
    public List<Node> parts() {
      return List.of(expression);
    }
  }

  record Return(int start, int end, Optional<Node> value) implements Node {
    @Override
    public List<Node> parts() {
      return value.stream().toList();
    }
  }

  record Throw(int start, int end, Node value) implements Node {
    @Override
    public List<Node> parts() {
      return List.of(value);
    }
  }

  record If(int start, int end, Node test, Node yes, Optional<Node> no) implements Node {
    @Override
    public List<Node> parts() {
      return join(List.of(test, yes), no.stream().toList());
    }
  }

  /**
   * A loop.
   *
   * @param head what stands in its parentheses
   * @param endless whether nothing but a jump ends it, as in {@code while (true)} and {@code for
   *     (;;)}
   */
  record Loop(int start, int end, List<Node> head, Node body, boolean endless) implements Node {
    public Loop {
      head = List.copyOf(head);
    }

    @Override
    public List<Node> parts() {
      return join(head, List.of(body));
    }
  }

  record Try(
      int start,
      int end,
      Node body,
      Optional<Node> parameter,
      Optional<Node> handler,
      Optional<Node> finalizer)
      implements Node {
    @Override
    public List<Node> parts() {
      return Stream.of(Optional.of(body), parameter, handler, finalizer)
          .flatMap(Optional::stream)
          .toList();
    }
  }

  /**
   * A choice of cases.
   *
   * @param cases the statements of each case
   * @param tests what the cases are for
   * @param complete whether there is a case for all other values
   */
  record Switch(
      int start, int end, Node subject, List<Node> tests, List<Block> cases, boolean complete)
      implements Node {
    public Switch {
      tests = List.copyOf(tests);
      cases = List.copyOf(cases);
    }

    @Override
    public List<Node> parts() {
      return join(join(List.of(subject), tests), cases);
    }
  }

  /** A {@code break} or a {@code continue}. */
  record Jump(int start, int end, boolean leaves, Optional<String> label) implements Node {
    @Override
    public List<Node> parts() {
      return List.of();
    }
  }

  record Labeled(int start, int end, String label, Node statement) implements Node {
    @Override
    public List<Node> parts() {
      return List.of(statement);
    }
  }

  /**
   * An import, or an export with {@code from}: a module, and what is taken of it.
   *
   * @param exported whether it is exported
   * @param names what is taken, and as what; {@code *} stands for all
   */
  record Import(int start, int end, String module, boolean exported, List<Binding> names)
      implements Node {
    public Import {
      names = List.copyOf(names);
    }

    @Override
    public List<Node> parts() {
      return List.of();
    }
  }

  /** A name of a module and the name that it gets. */
  record Binding(String name, String as) {}

  /**
   * An export.
   *
   * @param names what is exported of what the module has, and as what
   * @param declaration what is declared and exported at once
   * @param isDefault whether the declaration, or the expression, is the default export
   */
  record Export(
      int start, int end, List<Binding> names, Optional<Node> declaration, boolean isDefault)
      implements Node {
    public Export {
      names = List.copyOf(names);
    }

    @Override
    public List<Node> parts() {
      return declaration.stream().toList();
    }
  }

  private static List<Node> join(List<? extends Node> first, List<? extends Node> second) {
    List<Node> joined = new ArrayList<>(first.size() + second.size());
    joined.addAll(first);
    joined.addAll(second);
    return joined;
  }
}
