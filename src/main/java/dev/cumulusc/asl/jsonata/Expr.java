package dev.cumulusc.asl.jsonata;

import java.util.List;
import java.util.Optional;

/** A JSONata expression. Each has an offset: an index into the text it was read from. */
public sealed interface Expr {

  int offset();

  /** A field's name, as a step of a path. */
  record Name(int offset, String name) implements Expr {}

  /**
   * A variable.
   *
   * @param name without the dollar sign: empty for {@code $}, {@code $} for {@code $$}
   */
  record Variable(int offset, String name) implements Expr {}

  /** The kinds of literals. */
  enum LiteralKind {
    TEXT,
    NUMBER,
    CONSTANT,
    REGEX
  }

  /** A value that stands for itself. */
  record Literal(int offset, LiteralKind kind, String text) implements Expr {}

  /** {@code *}, {@code **}, or {@code %}: all fields, all fields below, or the parent. */
  record Wildcard(int offset, String symbol) implements Expr {}

  /** {@code ?} as an argument: the place of an argument that is given later. */
  record OpenArgument(int offset) implements Expr {}

  /** Two values joined by an operator; {@code .} makes a path. */
  record Binary(int offset, String operator, Expr left, Expr right) implements Expr {}

  /** A negated number. */
  record Negation(int offset, Expr value) implements Expr {}

  /** {@code source[predicate]}. */
  record Filter(int offset, Expr source, Expr predicate) implements Expr {}

  /** {@code source^(terms)}. */
  record Sort(int offset, Expr source, List<Expr> terms) implements Expr {
    public Sort {
      terms = List.copyOf(terms);
    }
  }

  /** {@code source@$variable} or {@code source#$variable}. */
  record StepBinding(int offset, String symbol, Expr source, Variable variable) implements Expr {}

  /** {@code [items]}. */
  record ArrayOf(int offset, List<Expr> items) implements Expr {
    public ArrayOf {
      items = List.copyOf(items);
    }
  }

  /** A key and its value. */
  record Pair(Expr key, Expr value) {}

  /**
   * {@code {key: value}}.
   *
   * @param source what is grouped, where the braces follow an expression
   */
  record ObjectOf(int offset, Optional<Expr> source, List<Pair> pairs) implements Expr {
    public ObjectOf {
      pairs = List.copyOf(pairs);
    }
  }

  /** {@code (first; second)}. */
  record Block(int offset, List<Expr> expressions) implements Expr {
    public Block {
      expressions = List.copyOf(expressions);
    }
  }

  /** {@code test ? yes : no}, of which the last part may be missing. */
  record Condition(int offset, Expr test, Expr yes, Optional<Expr> no) implements Expr {}

  /** {@code $variable := value}. */
  record Bind(int offset, Variable variable, Expr value) implements Expr {}

  /** {@code function($parameters){body}}. */
  record Lambda(int offset, List<Variable> parameters, Expr body) implements Expr {
    public Lambda {
      parameters = List.copyOf(parameters);
    }
  }

  /** {@code procedure(arguments)}. */
  record Call(int offset, Expr procedure, List<Expr> arguments) implements Expr {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code |pattern|update, delete|}. */
  record Transform(int offset, Expr pattern, Expr update, Optional<Expr> delete) implements Expr {}
}
