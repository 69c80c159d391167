package dev.cumulusc.asl.jsonata;

import dev.cumulusc.asl.text.SyntaxException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses {@code %} where no step before it shows whose parent is meant. The reference
 * implementation follows each {@code %} to the step that it names while it puts paths together;
 * this does the same.
 */
final class ParentCheck {
  private ParentCheck() {}

  /** Throws a {@link SyntaxException} if the parent of something can't be found. */
  static void check(Expr expression) {
    if (!hasParent(expression)) {
      return;
    }
    Item item = process(expression);
    for (Slot slot : item.seeking) {
      throw unknown(slot);
    }
    if (item.slot != null) {
      throw unknown(item.slot);
    }
  }

  private static boolean hasParent(Expr expression) {
    Deque<Expr> left = new ArrayDeque<>();
    left.push(expression);
    while (!left.isEmpty()) {
      Expr part = left.pop();
      if (part instanceof Expr.Wildcard wildcard && wildcard.symbol().equals("%")) {
        return true;
      }
      Parts.of(part).forEach(left::push);
    }
    return false;
  }

  private static SyntaxException unknown(Slot slot) {
    return new SyntaxException(slot.offset, "has a `%` whose parent can't be found");
  }

  /** How many steps up a {@code %} still has to go. */
  private static final class Slot {
    private final int offset;
    private int level = 1;

    private Slot(int offset) {
      this.offset = offset;
    }
  }

  private enum Kind {
    /** A name or {@code *}, which has a parent. */
    STEP,
    /** A string, which is a name as a step of a path. */
    TEXT,
    PARENT,
    BLOCK,
    PATH,
    OTHER
  }

  /** An expression as a part of a path. */
  private static final class Item {
    private Kind kind;
    private final @Nullable Slot slot;

    /** The steps of a path, or the expressions of a block. */
    private final List<Item> parts = new ArrayList<>();

    private final List<Slot> seeking = new ArrayList<>();
    private boolean hasFocus;

    private Item(Kind kind, @Nullable Slot slot) {
      this.kind = kind;
      this.slot = slot;
    }

    private static Item of(Kind kind) {
      return new Item(kind, null);
    }

    private Item last() {
      return parts.get(parts.size() - 1);
    }

    /** Returns this as a path: itself, or a path of which it is the only step. */
    private Item asPath() {
      if (kind == Kind.PATH) {
        return this;
      }
      Item path = of(Kind.PATH);
      path.parts.add(this);
      return path;
    }

    /** Takes over what a part still looks for. */
    private void take(Item part) {
      seeking.addAll(part.seeking);
      if (part.slot != null) {
        seeking.add(part.slot);
      }
    }
  }

  private static Item process(Expr expression) {
    if (expression instanceof Expr.Name) {
      return Item.of(Kind.STEP).asPath();
    }
    if (expression instanceof Expr.Wildcard wildcard) {
      return switch (wildcard.symbol()) {
        case "%" -> new Item(Kind.PARENT, new Slot(wildcard.offset()));
        case "*" -> Item.of(Kind.STEP);
        default -> Item.of(Kind.OTHER);
      };
    }
    if (expression instanceof Expr.Literal literal && literal.kind() == Expr.LiteralKind.TEXT) {
      return Item.of(Kind.TEXT);
    }
    if (expression instanceof Expr.Binary binary) {
      return binary.operator().equals(".") ? path(binary) : chain(binary);
    }
    if (expression instanceof Expr.Filter filter) {
      return filter(filter);
    }
    if (expression instanceof Expr.Sort sort) {
      return sort(sort);
    }
    if (expression instanceof Expr.StepBinding binding) {
      return binding(binding);
    }
    if (expression instanceof Expr.ObjectOf group && group.source().isPresent()) {
      for (Expr.Pair pair : group.pairs()) {
        process(pair.key());
        process(pair.value());
      }
      return process(group.source().get());
    }
    return other(expression);
  }

  /** Goes along a chain of operators from its left end, since long chains hang there. */
  private static Item chain(Expr.Binary outermost) {
    Deque<Expr.Binary> chain = new ArrayDeque<>();
    Expr first = outermost;
    while (first instanceof Expr.Binary binary && !binary.operator().equals(".")) {
      chain.push(binary);
      first = binary.left();
    }
    Item left = process(first);
    for (Expr.Binary binary : chain) {
      Item right = process(binary.right());
      Item both = Item.of(Kind.OTHER);
      if (!binary.operator().equals("~>")) {
        both.take(left);
        both.take(right);
      }
      left = both;
    }
    return left;
  }

  /** What a path of its own stands in looks for the parents that the path does not have. */
  private static Item other(Expr expression) {
    boolean isBlock = expression instanceof Expr.Block;
    boolean isClosed = expression instanceof Expr.Lambda || expression instanceof Expr.Transform;
    Item item = Item.of(isBlock ? Kind.BLOCK : Kind.OTHER);
    Expr procedure = expression instanceof Expr.Call call ? call.procedure() : null;
    for (Expr part : Parts.of(expression)) {
      Item processed = process(part);
      if (isBlock) {
        item.parts.add(processed);
      }
      if (!isClosed && part != procedure) {
        item.take(processed);
      }
    }
    return item;
  }

  private static Item path(Expr.Binary binary) {
    Deque<Expr.Binary> chain = new ArrayDeque<>();
    Expr first = binary;
    while (first instanceof Expr.Binary step && step.operator().equals(".")) {
      chain.push(step);
      first = step.left();
    }
    Item path = process(first);
    for (Expr.Binary step : chain) {
      Item left = path;
      path = left.asPath();
      if (left.slot != null) {
        path.seeking.add(left.slot);
      }
      Item right = process(step.right());
      if (right.kind == Kind.PATH) {
        path.parts.addAll(right.parts);
      } else {
        path.parts.add(right);
      }
      for (Item part : path.parts) {
        part.kind = part.kind == Kind.TEXT ? Kind.STEP : part.kind;
      }
      resolve(path);
    }
    return path;
  }

  private static Item filter(Expr.Filter filter) {
    Item result = process(filter.source());
    Item step = result.kind == Kind.PATH ? result.last() : result;
    Item predicate = process(filter.predicate());
    if (!predicate.seeking.isEmpty()) {
      for (Slot slot : predicate.seeking) {
        if (slot.level == 1) {
          seek(step, slot);
        } else {
          slot.level--;
        }
      }
      step.take(predicate);
    }
    return result;
  }

  private static Item sort(Expr.Sort sort) {
    Item result = process(sort.source()).asPath();
    Item step = Item.of(Kind.OTHER);
    sort.terms().forEach(term -> step.take(process(term)));
    result.parts.add(step);
    resolve(result);
    return result;
  }

  private static Item binding(Expr.StepBinding binding) {
    Item result = process(binding.source());
    if (binding.symbol().equals("#")) {
      return result.asPath();
    }
    (result.kind == Kind.PATH ? result.last() : result).hasFocus = true;
    return result;
  }

  /** Follows what the last step looks for through the steps before it. */
  private static void resolve(Item path) {
    Item last = path.last();
    List<Slot> slots = new ArrayList<>(last.seeking);
    if (last.slot != null) {
      slots.add(last.slot);
    }
    for (Slot slot : slots) {
      int index = path.parts.size() - 2;
      while (slot.level > 0) {
        if (index < 0) {
          path.seeking.add(slot);
          break;
        }
        Item step = path.parts.get(index);
        index--;
        while (index >= 0 && step.hasFocus && path.parts.get(index).hasFocus) {
          step = path.parts.get(index);
          index--;
        }
        seek(step, slot);
      }
    }
  }

  private static void seek(Item item, Slot slot) {
    switch (item.kind) {
      case STEP -> slot.level--;
      case PARENT -> slot.level++;
      case BLOCK -> {
        if (!item.parts.isEmpty()) {
          seek(item.last(), slot);
        }
      }
      case PATH -> {
        int index = item.parts.size() - 1;
        do {
          seek(item.parts.get(index), slot);
          index--;
        } while (slot.level > 0 && index >= 0);
      }
      case TEXT, OTHER -> throw unknown(slot);
    }
  }
}
