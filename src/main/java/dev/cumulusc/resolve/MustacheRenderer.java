package dev.cumulusc.resolve;

import com.github.mustachejava.Binding;
import com.github.mustachejava.Code;
import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.DefaultMustacheVisitor;
import com.github.mustachejava.Iteration;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.reflect.BaseObjectHandler;
import com.github.mustachejava.util.Wrapper;
import dev.cumulusc.resolve.MustacheTag.Kind;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Renders one text with mustache.java. The engine is fed with the tags that {@link MustacheText}
 * found, each under its number, and asks back for what a tag stands for.
 */
final class MustacheRenderer {
  /** Says what the tags of a text stand for. */
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

  private static final String TEMPLATE = "template";

  private final MustacheText text;
  private final Values values;
  private final Budget budget;

  MustacheRenderer(MustacheText text, Values values, Budget budget) {
    this.text = text;
    this.values = values;
    this.budget = budget;
  }

  /** Returns the text with its variables put in; it is cut off when the budget is spent. */
  String render() {
    Engine engine = new Engine();
    Mustache template = new Feeder(engine).section(0, text.tags().size(), 0, text.text().length());
    template.init();
    StringWriter out = new StringWriter();
    try {
      template.execute(out, new ArrayList<>()).flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** The engine without escaping, on nodes. */
  private final class Engine extends DefaultMustacheFactory {
    Engine() {
      setObjectHandler(new NodeHandler());
    }

    @Override
    public void encode(String value, Writer writer) {
      try {
        if (budget.spend(value.length())) {
          writer.write(value);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Turns the tags of a text into the engine's instructions. */
  private final class Feeder {
    private final Engine engine;

    Feeder(Engine engine) {
      this.engine = engine;
    }

    /** Makes a template of the tags from one to another, and of the text between two positions. */
    Mustache section(int firstTag, int endTag, int from, int to) {
      DefaultMustacheVisitor visitor = new DefaultMustacheVisitor(engine);
      int at = from;
      for (int i = firstTag; i < endTag; i++) {
        MustacheTag tag = text.tags().get(i);
        visitor.write(context(i), text.text().substring(at, tag.start()));
        at = tag.end();
        if (tag.kind() == Kind.VALUE) {
          visitor.value(context(i), Integer.toString(i), true);
        } else if (tag.kind() != Kind.COMMENT) {
          int closing = closing(i);
          MustacheTag close = text.tags().get(closing);
          Mustache content = section(i + 1, closing, tag.end(), close.start());
          if (tag.kind() == Kind.SECTION) {
            visitor.iterable(context(i), Integer.toString(i), content);
          } else {
            visitor.notIterable(context(i), Integer.toString(i), content);
          }
          at = close.end();
          i = closing;
        }
      }
      visitor.write(context(endTag), text.text().substring(at, to));
      return visitor.mustache(context(firstTag));
    }

    private int closing(int opening) {
      int depth = 0;
      for (int i = opening; ; i++) {
        Kind kind = text.tags().get(i).kind();
        depth += kind == Kind.SECTION || kind == Kind.INVERTED ? 1 : kind == Kind.END ? -1 : 0;
        if (depth == 0) {
          return i;
        }
      }
    }

    private TemplateContext context(int tag) {
      return new TemplateContext(MustacheText.OPEN, "}}", TEMPLATE, tag, false);
    }
  }

  /** Tells the engine what nodes mean: what is printed, what is repeated, what counts as false. */
  private final class NodeHandler extends BaseObjectHandler {
    /** What one repetition may write of the text itself. */
    private final int repeatedText = text.text().length();

    /** Binds a tag's number to its value; text has no name, the template has one but no value. */
    @Override
    public Binding createBinding(@Nullable String number, TemplateContext context, Code code) {
      if (number == null || number.equals(TEMPLATE)) {
        return scopes -> null;
      }
      MustacheTag tag = text.tags().get(Integer.parseInt(number));
      return scopes -> values.value(tag, scopes.stream().map(Node.class::cast).toList());
    }

    @Override
    public @Nullable Wrapper find(String name, List<Object> scopes) {
      return null;
    }

    @Override
    public String stringify(Object value) {
      ScalarNode scalar = (ScalarNode) value;
      return scalar.isNull() ? "" : scalar.text();
    }

    @Override
    public Writer iterate(Iteration section, Writer writer, Object value, List<Object> scopes) {
      Writer out = writer;
      if (value instanceof SequenceNode list) {
        for (Node item : list.items()) {
          if (budget.spend(repeatedText)) {
            out = section.next(out, item, scopes);
          }
        }
      } else if (isTruthy(value)) {
        out = section.next(out, value, scopes);
      }
      return out;
    }

    @Override
    public Writer falsey(Iteration section, Writer writer, Object value, List<Object> scopes) {
      boolean empty = value instanceof SequenceNode list && list.items().isEmpty();
      return empty || !isTruthy(value) ? section.next(writer, value, scopes) : writer;
    }

    private boolean isTruthy(@Nullable Object value) {
      return value != null && (!(value instanceof ScalarNode scalar) || scalar.isTruthy());
    }
  }
}
