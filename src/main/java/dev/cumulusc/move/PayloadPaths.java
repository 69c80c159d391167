package dev.cumulusc.move;

import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites the paths of a payload template that read the answer of the Lambda service, so that they
 * read the function's own result, which is all that an activity gives: {@code $.Payload.id} becomes
 * {@code $.id}.
 */
final class PayloadPaths {
  private static final String ROOT = "$";
  private static final String DYNAMIC = ".$";
  private static final Pattern PAYLOAD =
      Pattern.compile("\\$(?:\\.Payload|\\[['\"]Payload['\"]\\])(?=$|[.\\[])");

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
    String text = path.text();
    String changed = text.startsWith("States.") ? function(path) : path(text, path);
    return new MappingNode.Entry(key, path.withText(changed, path.origin()));
  }

  /** Returns a template that gives the result in the shape of the Lambda service's answer. */
  static MappingNode wholeResult(Node because) {
    return Moving.set(
        MappingNode.empty(because.origin()), "Payload.$", Moving.text(ROOT, because.origin()));
  }

  private Node rewriteInside(Node value) {
    if (value instanceof MappingNode mapping) {
      return rewrite(mapping);
    }
    return value instanceof SequenceNode sequence
        ? sequence.withItems(sequence.items().stream().map(this::rewriteInside).toList())
        : value;
  }

  private String path(String path, ScalarNode at) {
    if (!path.startsWith("$.") && !path.startsWith("$[")) {
      return path;
    }
    Matcher payload = PAYLOAD.matcher(path);
    if (payload.lookingAt()) {
      return ROOT + path.substring(payload.end());
    }
    obstacles.add(at.origin(), "it reads `" + path + "`, which an activity does not return");
    return path;
  }

  /** Rewrites the paths among the arguments of an intrinsic function; texts are in quotes. */
  private String function(ScalarNode call) {
    String text = call.text();
    StringBuilder changed = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end =
          switch (text.charAt(at)) {
            case '\'' -> quoteEnd(text, at);
            case '$' -> pathEnd(text, at);
            default -> at + 1;
          };
      String part = text.substring(at, end);
      if (part.equals(ROOT)) {
        obstacles.add(call.origin(), "a function in it reads the whole answer, `$`");
      }
      changed.append(part.startsWith(ROOT) ? path(part, call) : part);
      at = end;
    }
    return changed.toString();
  }

  private static int quoteEnd(String text, int start) {
    char quote = text.charAt(start);
    int at = start + 1;
    while (at < text.length() && text.charAt(at) != quote) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at + 1, text.length());
  }

  private static int pathEnd(String text, int start) {
    int depth = 0;
    int at = start;
    while (at < text.length()) {
      char here = text.charAt(at);
      if (depth == 0 && (here == ',' || here == ')' || Character.isWhitespace(here))) {
        return at;
      }
      if (here == '\'' || here == '"') {
        at = quoteEnd(text, at);
        continue;
      }
      depth += here == '[' ? 1 : here == ']' ? -1 : 0;
      at++;
    }
    return at;
  }
}
