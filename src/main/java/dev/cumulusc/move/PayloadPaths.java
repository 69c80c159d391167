package dev.cumulusc.move;

import dev.cumulusc.asl.path.PathExpression;
import dev.cumulusc.asl.path.PathParser;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rewrites the paths of a payload template that read the answer of the Lambda service, so that they
 * read the function's own result, which is all that an activity gives: {@code $.Payload.id} becomes
 * {@code $.id}.
 */
final class PayloadPaths {
  private static final String ROOT = "$";
  private static final String DYNAMIC = ".$";
  private static final String PAYLOAD = "Payload";

  private final Obstacles obstacles;

  PayloadPaths(Obstacles obstacles) {
    this.obstacles = obstacles;
  }

  MappingNode rewrite(MappingNode template) {
    List<MappingNode.Entry> entries = new ArrayList<>();
    for (MappingNode.Entry entry : template.entries()) {
      entries.add(rewrite(entry));
    }
    return template.withEntries(entries);
  }

  private MappingNode.Entry rewrite(MappingNode.Entry entry) {
    ScalarNode key = entry.key();
    if (!entry.name().endsWith(DYNAMIC) || !(entry.value() instanceof ScalarNode path)) {
      return new MappingNode.Entry(key, rewriteInside(entry.value()));
    }
    if (path.text().equals(ROOT)) {
      String name = entry.name().substring(0, entry.name().length() - DYNAMIC.length());
      return new MappingNode.Entry(key.withText(name, key.origin()), wholeResult(path));
    }
    return new MappingNode.Entry(key, path.withText(expression(path), path.origin()));
  }

  /** Returns a template that gives the result in the shape of the Lambda service's answer. */
  static MappingNode wholeResult(Node because) {
    return Moving.set(
        MappingNode.empty(because.origin()),
        PAYLOAD + DYNAMIC,
        Moving.text(ROOT, because.origin()));
  }

  private Node rewriteInside(Node value) {
    if (value instanceof MappingNode mapping) {
      return rewrite(mapping);
    }
    return value instanceof SequenceNode sequence
        ? sequence.withItems(sequence.items().stream().map(this::rewriteInside).toList())
        : value;
  }

  private String expression(ScalarNode scalar) {
    String text = scalar.text();
    Optional<PathExpression> expression = PathParser.pathOrCall(text).expression();
    if (expression.isEmpty()) {
      obstacles.add(scalar.origin(), "`" + text + "` cannot be read as a path");
      return text;
    }
    List<PathExpression.Path> paths = new ArrayList<>();
    collect(expression.get(), paths);
    StringBuilder changed = new StringBuilder(text);
    for (int i = paths.size() - 1; i >= 0; i--) {
      PathExpression.Path path = paths.get(i);
      if (path.names().stream().findFirst().filter(PAYLOAD::equals).isPresent()) {
        changed.delete(path.offset() + ROOT.length(), end(path.segments().get(0), text));
      } else {
        obstacles.add(
            scalar.origin(),
            "it reads `" + text + "`, and an activity returns nothing but the payload");
      }
    }
    return changed.toString();
  }

  /** Collects the paths into the answer, in the order in which they are written. */
  private static void collect(PathExpression expression, List<PathExpression.Path> paths) {
    if (expression instanceof PathExpression.Path path) {
      if (path.root() == PathExpression.Root.INPUT) {
        paths.add(path);
      }
    } else if (expression instanceof PathExpression.Call call) {
      call.arguments().forEach(argument -> collect(argument, paths));
    }
  }

  private static int end(PathExpression.Segment segment, String text) {
    int start = segment.offset();
    return text.charAt(start) == '['
        ? text.indexOf(']', start) + 1
        : start + segment.text().length();
  }
}
