package dev.cumulusc.resolve;

import dev.cumulusc.resolve.MustacheTag.Kind;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders one text as mustache.js does, without escaping. */
final class MustacheRenderer {
  /** Says what the tags of a string stand for. */
  interface Values {
    /**
     * Returns the value of a tag.
     *
     * @param scopes the values of the sections around it, the innermost last
     * @return the value, or nothing for a variable that is missing
     */
    @Nullable Node value(MustacheTag tag, List<Node> scopes);
  }

  /** What rendering may still write and repeat, in characters: variables could multiply forever. */
  static final class Budget {
    private long left;

    Budget(long characters) {
      this.left = characters;
    }

    boolean isSpent() {
      return left < 0;
    }

    boolean spend(long characters) {
      left -= characters;
      return left >= 0;
    }
  }

  private final String text;
  private final List<MustacheTag> tags;
  private final int[] ends;
  private final Values values;
  private final Budget budget;
  private final List<Node> scopes = new ArrayList<>();
  private final StringBuilder out = new StringBuilder();

  /**
   * Makes a renderer.
   *
   * @param text a string without a fault
   */
  MustacheRenderer(MustacheText text, Values values, Budget budget) {
    this.text = text.text();
    this.tags = text.tags();
    this.ends = ends(tags);
    this.values = values;
    this.budget = budget;
  }

  /** Returns for each tag that opens a section the place of the tag that ends it. */
  private static int[] ends(List<MustacheTag> tags) {
    int[] ends = new int[tags.size()];
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < ends.length; i++) {
      switch (tags.get(i).kind()) {
        case SECTION, INVERTED -> open.push(i);
        case END -> ends[open.pop()] = i;
        case VALUE, COMMENT -> {}
      }
    }
    return ends;
  }

  /** Returns the text with its variables put in; it is cut off when the budget is spent. */
  String render() {
    render(0, tags.size(), 0, text.length());
    return out.toString();
  }

  /** Renders the tags from one to another, and the text between two positions. */
  private void render(int firstTag, int endTag, int from, int to) {
    int at = from;
    for (int i = firstTag; i < endTag; i++) {
      MustacheTag tag = tags.get(i);
      out.append(text, at, tag.start());
      at = tag.end();
      if (tag.kind() == Kind.VALUE) {
        print(value(tag));
      } else if (tag.kind() != Kind.COMMENT) {
        section(i);
        i = ends[i];
        at = tags.get(i).end();
      }
    }
    out.append(text, at, to);
  }

  private void print(@Nullable Node value) {
    if (value instanceof ScalarNode scalar
        && !scalar.isNull()
        && budget.spend(scalar.text().length())) {
      out.append(scalar.text());
    }
  }

  private void section(int opening) {
    Node value = value(tags.get(opening));
    if (tags.get(opening).kind() == Kind.INVERTED) {
      if (isEmpty(value)) {
        content(opening);
      }
    } else if (value instanceof SequenceNode list) {
      list.items().forEach(item -> repeat(opening, item));
    } else if (value != null && !isEmpty(value)) {
      inside(opening, value);
    }
  }

  private void repeat(int opening, Node item) {
    if (budget.spend(text.length())) {
      inside(opening, item);
    }
  }

  private void inside(int opening, Node scope) {
    scopes.add(scope);
    content(opening);
    scopes.remove(scopes.size() - 1);
  }

  private void content(int opening) {
    int end = ends[opening];
    render(opening + 1, end, tags.get(opening).end(), tags.get(end).start());
  }

  private @Nullable Node value(MustacheTag tag) {
    return values.value(tag, Collections.unmodifiableList(scopes));
  }

  private static boolean isEmpty(@Nullable Node value) {
    return value == null
        || (value instanceof SequenceNode list && list.items().isEmpty())
        || (value instanceof ScalarNode scalar && !scalar.isTruthy());
  }
}
