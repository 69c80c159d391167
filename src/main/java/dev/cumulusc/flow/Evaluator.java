package dev.cumulusc.flow;

import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.jsonata.Bindings;
import dev.cumulusc.asl.jsonata.Expr;
import dev.cumulusc.asl.jsonata.Parts;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.tree.ScalarNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the JSONata expressions of a state, as far as it is known what they read.
 *
 * <p>A read that finds nothing is no fault where the state asks whether something is there. So the
 * reads are reported when all expressions that belong together are evaluated.
 */
final class Evaluator {
  /** The functions that take what may be absent. */
  private static final Set<String> TESTS =
      Set.of(
          "append", "boolean", "count", "exists", "filter", "keys", "lookup", "map", "merge", "not",
          "sum", "type");

  private final Entered entered;
  private final Value states;
  private final Set<String> tested = new LinkedHashSet<>();
  private final List<Finding.Absent> found = new ArrayList<>();

  /**
   * A value that an expression gives.
   *
   * @param path the path that it was read from; nothing if it was computed
   * @param start where the path starts
   * @param missing the part of the path up to the first step that finds nothing; nothing if all do
   */
  private record Read(Value value, @Nullable String path, int start, @Nullable String missing) {
    static Read computed(Value value) {
      return new Read(value, null, 0, null);
    }

    /** Returns the same read where a variable that stands for it is used. */
    Read at(int offset) {
      return new Read(value, path, offset, missing);
    }

    /** Returns what is known of a variable that stands for the read: its path, or nothing. */
    Read bound() {
      return path == null ? computed(Value.UNKNOWN) : this;
    }
  }

  /**
   * Makes an evaluator.
   *
   * @param more the members of {@code $states} beside the input and the context object
   */
  Evaluator(Entered entered, Map<String, Value> more) {
    this.entered = entered;
    Map<String, Value> members = new LinkedHashMap<>(more);
    members.put("input", entered.input());
    members.put("context", entered.environment().context());
    this.states = Value.object(new Members(members, Members.Others.ANY));
  }

  /**
   * Evaluates an expression; what fails is unknown.
   *
   * @param maker what the objects that it makes are made by
   */
  Value evaluate(ScalarNode text, Maker maker) {
    Expr expression = entered.texts().expression(text).orElse(null);
    if (expression == null) {
      return Value.UNKNOWN;
    }
    Value value = new Walk(text, maker).evaluate(expression, new HashMap<>()).value();
    return value.isAbsent() ? Value.UNKNOWN : value.present();
  }

  /** Returns the paths of which the expressions ask whether something is there. */
  Set<String> tested() {
    return Collections.unmodifiableSet(tested);
  }

  /** Reports the reads that find nothing and are not asked about. */
  void report() {
    found.stream().filter(each -> !isTested(each.place().path())).forEach(entered.out());
  }

  private boolean isTested(String path) {
    return tested.stream()
        .anyMatch(
            each ->
                path.equals(each) || path.startsWith(each + ".") || path.startsWith(each + "["));
  }

  /** Goes through one expression. */
  private final class Walk {
    private final ScalarNode text;
    private final Maker maker;
    private final Set<String> missed = new HashSet<>();

    Walk(ScalarNode text, Maker maker) {
      this.text = text;
      this.maker = maker;
    }

    /**
     * Evaluates a part of the expression.
     *
     * @param bound what the variables stand for that the expression itself binds around it
     */
    Read evaluate(Expr expression, Map<String, Read> bound) {
      if (expression instanceof Expr.Variable variable) {
        return variable(variable, bound);
      }
      if (expression instanceof Expr.Binary binary) {
        return chain(binary, bound);
      }
      if (expression instanceof Expr.Filter filter) {
        return filter(evaluate(filter.source(), bound), filter.predicate(), bound);
      }
      if (expression instanceof Expr.Block block) {
        Map<String, Read> inside = and(bound, block);
        Read last = Read.computed(Value.UNKNOWN);
        for (Expr part : block.expressions()) {
          last = evaluate(part, inside);
        }
        return last;
      }
      if (expression instanceof Expr.Bind bind) {
        Read value = evaluate(bind.value(), bound);
        bound.put(bind.variable().name(), value.bound());
        return value;
      }
      return Read.computed(compute(expression, bound));
    }

    private Value compute(Expr expression, Map<String, Read> bound) {
      if (expression instanceof Expr.Literal literal) {
        return literal(literal);
      }
      if (expression instanceof Expr.Condition condition) {
        test(evaluate(condition.test(), bound));
        Value yes = evaluate(condition.yes(), bound).value();
        return yes.join(condition.no().map(no -> evaluate(no, bound).value()).orElse(Value.ABSENT));
      }
      if (expression instanceof Expr.Call call) {
        return call(call, bound);
      }
      if (expression instanceof Expr.ObjectOf object && object.source().isEmpty()) {
        return object(object, bound);
      }
      if (expression instanceof Expr.ArrayOf array) {
        array.items().forEach(item -> evaluate(item, bound));
        return Value.array(Items.ANY);
      }
      Map<String, Read> inside = expression instanceof Expr.Lambda ? and(bound, expression) : bound;
      Parts.of(expression).forEach(part -> evaluate(part, inside));
      return expression instanceof Expr.Negation ? mayBe(Kind.NUMBER) : Value.UNKNOWN;
    }

    private Read variable(Expr.Variable variable, Map<String, Read> bound) {
      String name = variable.name();
      Read standsFor = bound.get(name);
      if (standsFor != null) {
        return standsFor.at(variable.offset());
      }
      Value value =
          name.equals("states")
              ? states
              : entered.environment().variables().getOrDefault(name, Value.UNKNOWN);
      return new Read(value, "$" + name, variable.offset(), null);
    }

    /** Goes along a chain of operators from its left end, since long chains hang there. */
    private Read chain(Expr.Binary outermost, Map<String, Read> bound) {
      Deque<Expr.Binary> chain = new ArrayDeque<>();
      Expr first = outermost;
      while (first instanceof Expr.Binary binary) {
        chain.push(binary);
        first = binary.left();
      }
      Read read = evaluate(first, bound);
      for (Expr.Binary binary : chain) {
        read =
            binary.operator().equals(".")
                ? step(read, binary.right(), bound)
                : Read.computed(operation(binary, read, bound));
      }
      return read;
    }

    private Read step(Read read, Expr right, Map<String, Read> bound) {
      if (right instanceof Expr.Filter filter && filter.source() instanceof Expr.Name name) {
        return filter(member(read, name), filter.predicate(), bound);
      }
      if (right instanceof Expr.Name name) {
        return member(read, name);
      }
      evaluate(right, bound);
      return Read.computed(read.value().isAbsent() ? Value.ABSENT : Value.UNKNOWN);
    }

    private Read member(Read read, Expr.Name name) {
      boolean isKnown = name.name().indexOf(Placeholders.MASK) < 0;
      Value value = isKnown ? member(read.value(), name.name()) : Value.UNKNOWN;
      String path = read.path();
      if (path == null) {
        return Read.computed(value);
      }
      String whole = path + "." + name.name();
      boolean isFirst = value.isAbsent() && !read.value().isAbsent();
      if (isFirst && missed.add(whole)) {
        int length = name.offset() + name.name().length() - read.start();
        Finding finding =
            Findings.absent(
                entered.state(),
                JsonataSite.at(text, read.start(), length),
                true,
                read.value(),
                path,
                name.name());
        found.add((Finding.Absent) finding);
      }
      return new Read(value, whole, read.start(), isFirst ? whole : read.missing());
    }

    /** A step looks into each item of an array, and gives the sequence of what it finds. */
    private static Value member(Value value, String name) {
      if (!value.canBe(Kind.ARRAY) || value.lacksPayload(name)) {
        return value.member(name);
      }
      Value item = value.anyItem();
      boolean isNowhere =
          !item.isUnknown() && member(item, name).isAbsent() && value.member(name).isAbsent();
      return isNowhere ? Value.ABSENT : Value.UNKNOWN;
    }

    private Read filter(Read source, Expr predicate, Map<String, Read> bound) {
      evaluate(predicate, bound);
      if (source.value().isAbsent()) {
        return source;
      }
      boolean isFirst =
          predicate instanceof Expr.Literal literal
              && literal.kind() == Expr.LiteralKind.NUMBER
              && literal.text().equals("0");
      if (!isFirst || source.path() == null) {
        return Read.computed(Value.UNKNOWN);
      }
      Value first = source.value().canBe(Kind.ARRAY) ? source.value().anyItem() : source.value();
      return new Read(first, source.path() + "[0]", source.start(), null);
    }

    private Value operation(Expr.Binary binary, Read left, Map<String, Read> bound) {
      Read right = evaluate(binary.right(), bound);
      return switch (binary.operator()) {
        case "and", "or" -> {
          test(left);
          test(right);
          yield mayBe(Kind.BOOLEAN);
        }
        case "=", "!=" -> {
          if (isNull(binary.left()) || isNull(binary.right())) {
            test(left);
            test(right);
          }
          yield mayBe(Kind.BOOLEAN);
        }
        case "<", "<=", ">", ">=", "in" -> mayBe(Kind.BOOLEAN);
        case "&" -> Value.of(Kind.STRING);
        case "+", "-", "*", "/", "%" -> mayBe(Kind.NUMBER);
        case "~>", "?:", "??" -> {
          test(left);
          yield Value.UNKNOWN;
        }
        default -> Value.UNKNOWN;
      };
    }

    private Value call(Expr.Call call, Map<String, Read> bound) {
      if (call.procedure() instanceof Expr.Variable function
          && !bound.containsKey(function.name())) {
        boolean tests = TESTS.contains(function.name());
        call.arguments().forEach(tests ? each -> ask(each, bound) : each -> evaluate(each, bound));
        return switch (function.name()) {
          case "boolean", "exists", "not" -> mayBe(Kind.BOOLEAN);
          case "count", "length", "number" -> mayBe(Kind.NUMBER);
          case "string", "now", "uuid" -> mayBe(Kind.STRING);
          default -> Value.UNKNOWN;
        };
      }
      List<Read> arguments = call.arguments().stream().map(each -> evaluate(each, bound)).toList();
      if (call.procedure() instanceof Expr.Lambda lambda) {
        return called(lambda, arguments, bound);
      }
      // A function of the expression itself may ask whether its argument is there.
      evaluate(call.procedure(), bound);
      arguments.forEach(this::test);
      return Value.UNKNOWN;
    }

    /**
     * Evaluates an argument that may be absent; {@code $merge} and {@code $append} are called with
     * an array of such.
     */
    private void ask(Expr argument, Map<String, Read> bound) {
      if (argument instanceof Expr.ArrayOf array) {
        array.items().forEach(item -> test(evaluate(item, bound)));
      } else {
        test(evaluate(argument, bound));
      }
    }

    private Value called(Expr.Lambda lambda, List<Read> arguments, Map<String, Read> bound) {
      Map<String, Read> inside = and(bound, lambda);
      for (int i = 0; i < Math.min(arguments.size(), lambda.parameters().size()); i++) {
        inside.put(lambda.parameters().get(i).name(), arguments.get(i).bound());
      }
      return evaluate(lambda.body(), inside).value();
    }

    private Value object(Expr.ObjectOf object, Map<String, Read> bound) {
      Map<String, Value> members = new LinkedHashMap<>();
      Members.Others others = Members.Others.NONE;
      for (Expr.Pair pair : object.pairs()) {
        evaluate(pair.key(), bound);
        Value value = evaluate(pair.value(), bound).value();
        if (pair.key() instanceof Expr.Literal key && isPlain(key)) {
          members.put(key.text(), value);
        } else {
          others = Members.Others.ANY;
        }
      }
      return Value.object(new Members(members, others), maker);
    }

    private static boolean isPlain(Expr.Literal key) {
      return key.kind() == Expr.LiteralKind.TEXT
          && key.text().indexOf('\\') < 0
          && key.text().indexOf(Placeholders.MASK) < 0;
    }

    /** Whoever asks for a part of what may be absent asks for that as well. */
    private void test(Read read) {
      String path = read.missing() == null ? read.path() : read.missing();
      if (path != null) {
        tested.add(path);
      }
    }

    private static boolean isNull(Expr expression) {
      return expression instanceof Expr.Literal literal
          && literal.kind() == Expr.LiteralKind.CONSTANT
          && literal.text().equals("null");
    }

    private static Value literal(Expr.Literal literal) {
      return switch (literal.kind()) {
        case TEXT ->
            isPlain(literal) ? Value.constant(Kind.STRING, literal.text()) : Value.of(Kind.STRING);
        case NUMBER -> Value.constant(Kind.NUMBER, literal.text());
        case CONSTANT -> Value.of(literal.text().equals("null") ? Kind.NULL : Kind.BOOLEAN);
        case REGEX -> Value.UNKNOWN;
      };
    }

    private static Value mayBe(Kind kind) {
      return Value.of(kind).join(Value.ABSENT);
    }

    private static Map<String, Read> and(Map<String, Read> bound, Expr scope) {
      Map<String, Read> all = new HashMap<>(bound);
      Bindings.in(scope).forEach(name -> all.put(name, Read.computed(Value.UNKNOWN)));
      return all;
    }
  }
}
