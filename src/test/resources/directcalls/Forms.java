import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.LongBinaryOperator;
import java.util.function.LongToDoubleFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** Lambdas, method references and records in all forms, and what comes of each. */
public class Forms {
  private final List<String> lines = new ArrayList<>();
  private int calls;

  public static List<String> run() {
    Forms forms = new Forms();
    forms.lambdas("text", 3, 4L, 2.5, 'c', true);
    forms.references();
    forms.conversions();
    forms.places();
    forms.objects();
    forms.records();
    return forms.lines;
  }

  private void line(Object... values) {
    lines.add(Arrays.deepToString(values));
  }

  private void lambdas(
      String text, int whole, long large, double real, char letter, boolean truth) {
    Supplier<String> none = () -> "none";
    Supplier<String> other = () -> "other";
    Function<String, String> first = given -> given + text;
    Function<String, String> second = given -> text + given;
    Function<String, String> third = given -> text + given + whole + large + real + letter + truth;
    UnaryOperator<String> own = given -> given + ++calls + text;
    line(
        none.get(),
        other.get(),
        first.apply("1"),
        second.apply("2"),
        third.apply("3"),
        own.apply("4"));
    line(first.andThen(second).compose(own).apply("5"));
    BiFunction<Integer, Long, Object> both = (a, b) -> a + b + whole;
    LongBinaryOperator operator = (a, b) -> a * b + large;
    DoubleUnaryOperator half = value -> value / 2 + real;
    Consumer<String> nothing = given -> {};
    nothing.accept("6");
    line(both.apply(1, 2L), operator.applyAsLong(3, 4), half.applyAsDouble(5));
    Runnable nested = () -> List.of(1, 2).forEach(value -> line(value, text, calls));
    nested.run();
  }

  private void references() {
    List<String> target = new ArrayList<>();
    Consumer<String> ignored = target::add;
    ignored.accept("added");
    Function<String, Integer> unbound = String::length;
    Function<String, String> hidden = this::hidden;
    Supplier<Forms> made = Forms::new;
    Function<Integer, List<Object>> sized = ArrayList::new;
    IntFunction<int[]> array = int[]::new;
    Function<int[], Object> copy = int[]::clone;
    Function<Object, String> general = Object::toString;
    Function<List<String>, Integer> behind = List::size;
    Function<String, Forms> outer = Forms::parse;
    Supplier<String> parent = super::toString;
    Comparator<String> order = String::compareTo;
    line(
        target,
        unbound.apply("four"),
        hidden.apply("x"),
        made.get().lines,
        sized.apply(3),
        array.apply(2).length);
    line(
        ((int[]) copy.apply(new int[] {1, 2})).length,
        general.apply(7),
        behind.apply(target),
        outer.apply("p").lines);
    line(
        parent.get().startsWith("Forms@"),
        order.compare("a", "b"),
        order.reversed().compare("a", "b"));
    BiFunction<String, Object[], String> variable = String::format;
    line(variable.apply("%s-%s", new Object[] {1, 2}));
    try {
      String absent = calls < 0 ? "never" : null;
      Supplier<Integer> failing = absent::length;
      line("not here", failing);
    } catch (NullPointerException e) {
      line("no object to call");
    }
  }

  private String hidden(String text) {
    return text + "hidden";
  }

  private static Forms parse(String text) {
    Forms forms = new Forms();
    forms.line(text);
    return forms;
  }

  private void conversions() {
    ToLongFunction<Integer> widened = Integer::intValue;
    IntToLongFunction wider = value -> value;
    IntToDoubleFunction real = Forms::same;
    LongToDoubleFunction large = Long::valueOf;
    ToDoubleFunction<Long> unboxed = Long::longValue;
    ToIntFunction<Character> letter = value -> value;
    ToIntFunction<Short> small = Short::intValue;
    Function<Integer, Integer> primitive = Forms::same;
    Function<Integer, Long> larger = Forms::large;
    Supplier<Boolean> maybe = () -> Boolean.TRUE;
    BooleanSupplier sure = maybe::get;
    Predicate<Boolean> is = Boolean::booleanValue;
    IntFunction<Object> boxed = Integer::valueOf;
    Function<Byte, Object> tiny = Forms::tiny;
    line(
        widened.applyAsLong(1),
        wider.applyAsLong(-2),
        real.applyAsDouble(3),
        large.applyAsDouble(4));
    line(
        unboxed.applyAsDouble(5L),
        letter.applyAsInt('a'),
        small.applyAsInt((short) 6),
        primitive.apply(7));
    line(
        larger.apply(8),
        sure.getAsBoolean(),
        is.test(false),
        boxed.apply(9),
        tiny.apply((byte) 10));
    line(bounded(List.of(3, 1, 2)), apply((a, b) -> a + b, "x", "y"));
    try {
      @SuppressWarnings({"unchecked", "rawtypes"})
      Object wrong = ((Function) (Function<String, Integer>) String::length).apply(1);
      line("not here", wrong);
    } catch (ClassCastException e) {
      line("a wrong class");
    }
  }

  private static int same(int value) {
    return value;
  }

  private static long large(int value) {
    return value;
  }

  private static float tiny(byte value) {
    return value;
  }

  private static <T extends Number & Comparable<T>> List<T> bounded(List<T> values) {
    List<T> sorted = new ArrayList<>(values);
    Collections.sort(sorted, Comparable::compareTo);
    sorted.removeIf(value -> value.intValue() == 2 || value.compareTo(value) != 0);
    return sorted;
  }

  private interface Joined<T> {
    T join(T a, T b);

    default Joined<T> twice() {
      return (a, b) -> join(join(a, b), join(a, b));
    }

    static <T> Joined<T> left() {
      return (a, b) -> a;
    }
  }

  private static <T> T apply(Joined<T> joined, T a, T b) {
    return Joined.<T>left().join(joined.twice().join(a, b), b);
  }

  private final class Inner {
    private final Supplier<String> fromField = () -> Forms.this.hidden("inner");

    private Supplier<String> deeper() {
      return new Object() {
        private Supplier<String> get() {
          return () -> fromField.get() + calls;
        }
      }.get();
    }
  }

  private enum Kind {
    PLUS((a, b) -> a + b),
    MINUS((a, b) -> a - b);

    private final BiFunction<Integer, Integer, Integer> operation;

    Kind(BiFunction<Integer, Integer, Integer> operation) {
      this.operation = operation;
    }
  }

  private interface Marked {}

  private void places() {
    Inner inner = new Inner();
    line(inner.fromField.get(), inner.deeper().get());
    line(Kind.PLUS.operation.apply(5, 3), Kind.MINUS.operation.apply(5, 3));
    Supplier<String> kept = (Supplier<String> & Serializable) () -> "kept";
    Supplier<String> marked = (Supplier<String> & Marked) () -> "marked";
    line(kept.get(), kept instanceof Serializable, marked.get(), marked instanceof Marked);
    Map<String, Integer> map =
        new TreeMap<>(Comparator.comparing(String::length).thenComparing(text -> text));
    map.merge("bb", 1, Integer::sum);
    map.merge("bb", 2, Integer::sum);
    map.computeIfAbsent("a", String::length);
    line(map);
  }

  private static Supplier<String> constant() {
    return () -> "constant";
  }

  private void objects() {
    line(constant() == constant(), constant().getClass().isSynthetic());
  }

  private record Empty() {}

  private record Primitives(boolean a, byte b, char c, short d, int e, long f, float g, double h) {}

  private record Objects(String text, int[] array, List<?> list, Empty empty) {}

  private record Generic<T extends Comparable<T>>(T value, T[] values) {}

  private record Written(int value) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Written;
    }

    @Override
    public int hashCode() {
      return 5;
    }
  }

  private void records() {
    Primitives some = new Primitives(true, (byte) 1, 'c', (short) 2, 3, 4_000_000_000L, 5.5f, 6.25);
    List<Object> all = new ArrayList<>();
    all.add(new Empty());
    all.add(some);
    all.add(new Primitives(false, (byte) 1, 'c', (short) 2, 3, 4_000_000_000L, 5.5f, 6.25));
    all.add(new Primitives(true, (byte) 2, 'c', (short) 2, 3, 4_000_000_000L, 5.5f, 6.25));
    all.add(new Primitives(true, (byte) 1, 'd', (short) 2, 3, 4_000_000_000L, 5.5f, 6.25));
    all.add(new Primitives(true, (byte) 1, 'c', (short) 3, 3, 4_000_000_000L, 5.5f, 6.25));
    all.add(new Primitives(true, (byte) 1, 'c', (short) 2, 4, 4_000_000_000L, 5.5f, 6.25));
    all.add(new Primitives(true, (byte) 1, 'c', (short) 2, 3, 4_000_000_001L, 5.5f, 6.25));
    all.add(new Primitives(true, (byte) 1, 'c', (short) 2, 3, 4_000_000_000L, Float.NaN, 6.25));
    all.add(new Primitives(true, (byte) 1, 'c', (short) 2, 3, 4_000_000_000L, 0f, -0.0));
    all.add(new Primitives(true, (byte) 1, 'c', (short) 2, 3, 4_000_000_000L, -0f, 0.0));
    all.add(new Objects(null, null, null, null));
    all.add(new Objects("text", null, List.of(1), new Empty()));
    all.add(new Objects("text", null, List.of(2), new Empty()));
    all.add(new Generic<>("a", null));
    all.add(new Generic<>(1, null));
    all.add(new Written(1));
    all.add(new Written(2));
    all.add("no record");
    all.add(null);
    for (Object one : all) {
      List<Object> equal = new ArrayList<>();
      for (Object other : all) {
        equal.add(one != null && one.equals(other) ? 1 : 0);
      }
      line(one, one == null ? 0 : one.hashCode(), equal);
    }
    Set<Object> set = new HashSet<>(all);
    line(
        set.size(),
        set.contains(
            new Primitives(true, (byte) 1, 'c', (short) 2, 3, 4_000_000_000L, 5.5f, 6.25)));
    line(
        new Objects("a", new int[] {1}, null, null)
            .equals(new Objects("a", new int[] {1}, null, null)));
  }
}
