package dev.cumulusc.asl.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.path.PathExpression.Call;
import dev.cumulusc.asl.path.PathExpression.Kind;
import dev.cumulusc.asl.path.PathExpression.Literal;
import dev.cumulusc.asl.path.PathExpression.Path;
import dev.cumulusc.asl.path.PathExpression.Segment;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.asl.text.SyntaxFault;
import dev.cumulusc.fixture.TreeCases;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Which trees paths and calls of intrinsic functions are read into. */
class PathTreesTest {
  private static final String FILE = "paths.txt";

  @Test
  void readsEachIntoItsTree() throws IOException {
    TreeCases.check(FILE, PathTreesTest::tree);
  }

  @Test
  void knowsWhereEachPartStands() throws IOException {
    for (String written : TreeCases.inputs(FILE)) {
      String input = Placeholders.mask(written);
      Deque<PathExpression> left = new ArrayDeque<>();
      PathParser.pathOrCall(input).expression().ifPresent(left::push);
      while (!left.isEmpty()) {
        PathExpression part = left.pop();
        String at = input.substring(part.offset());
        if (part instanceof Call call) {
          assertThat(at).startsWith(call.function() + "(");
          call.arguments().forEach(left::push);
        } else if (part instanceof Literal literal) {
          assertThat(at).startsWith(literal.isText() ? "'" : input.substring(literal.offset()));
        } else if (part instanceof Path path) {
          assertThat(at).startsWith("$");
          path.segments().forEach(segment -> assertThat(sign(segment, input)).as(input).isTrue());
        }
      }
    }
  }

  private static boolean sign(Segment segment, String input) {
    String at = input.substring(segment.offset());
    return at.startsWith("[")
        || (segment.kind() == Kind.DESCENDANT ? at.startsWith("..") : !at.startsWith("."));
  }

  /** A string that is no path and no call is given the error of the wider one of the two. */
  private static String tree(String text) {
    ParsedPath parsed = PathParser.pathOrCall(text);
    if (parsed.fault().isPresent()) {
      SyntaxFault fault = parsed.fault().get();
      return "error at " + fault.offset() + ": " + fault.message();
    }
    return parsed.expression().map(PathTreesTest::print).orElse("not known");
  }

  private static String print(PathExpression part) {
    if (part instanceof Literal literal) {
      return literal.isText() ? "'" + literal.text() + "'" : "literal " + literal.text();
    }
    StringBuilder tree = new StringBuilder("(");
    if (part instanceof Call call) {
      tree.append("call ").append(call.function());
      call.arguments().forEach(argument -> tree.append(' ').append(print(argument)));
    } else if (part instanceof Path path) {
      tree.append(path.root().name().toLowerCase(Locale.ROOT));
      tree.append(path.variable().isEmpty() ? "" : " " + path.variable());
      for (Segment segment : path.segments()) {
        tree.append(" (").append(segment.kind().name().toLowerCase(Locale.ROOT));
        tree.append(' ').append(segment.text()).append(')');
      }
    }
    return tree.append(')').toString();
  }
}
