package dev.cumulusc.load;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.IntrinsicFunctions;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.MappingNode.Entry;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.Provenance;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.parser.ParserImpl;

/**
 * Builds nodes from one file's events. What aliases would blow up is counted before it is built,
 * and what nests without end is refused.
 */
final class NodeComposer {
  /** No configuration nests a tenth as deep; reading and merging stay within the stack. */
  private static final int DEPTH_LIMIT = 100;

  /** The most values that a file may have once its aliases are put in. */
  private static final int VALUE_LIMIT = 500_000;

  /** An anchored value, and the number of values in it. */
  private record Anchored(Node node, long size) {}

  /** Stops the composing of a file; what is wrong has been reported. */
  private static final class Hopeless extends RuntimeException {
    private static final long serialVersionUID = 1;

    Hopeless() {
      super(null, null, false, false);
    }
  }

  private final ParserImpl events;
  private final SourcePositions positions;
  private final YamlLoader.Leniency leniency;
  private final Diagnostics diagnostics;
  private final ScalarComposer scalars;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final List<Diagnostic> objectKeys = new ArrayList<>();
  private long size;

  NodeComposer(
      ParserImpl events,
      SourcePositions positions,
      YamlLoader.Leniency leniency,
      Diagnostics diagnostics) {
    this.events = events;
    this.positions = positions;
    this.leniency = leniency;
    this.diagnostics = diagnostics;
    this.scalars = new ScalarComposer(positions, diagnostics);
  }

  /** Composes the file's one document; nothing if an error leaves no sense to it. */
  Optional<Node> compose() {
    try {
      events.next();
      if (events.checkEvent(Event.ID.StreamEnd)) {
        return Optional.of(nothing());
      }
      events.next();
      Node root = node(events.next(), 1);
      events.next();
      Event end = events.next();
      if (end.getEventId() != Event.ID.StreamEnd) {
        diagnostics.report(
            LoadRules.SEVERAL_DOCUMENTS,
            documentStart(end),
            "A second document starts here, but a file holds one.",
            "put it into a file of its own, or delete the `---`.");
        return Optional.empty();
      }
      return Optional.of(root);
    } catch (Hopeless reported) {
      return Optional.empty();
    }
  }

  /** Returns what was found of lists and mappings that are keys. */
  List<Diagnostic> objectKeys() {
    return objectKeys;
  }

  private Node nothing() {
    return new ScalarNode(
        ScalarNode.Kind.NULL,
        "null",
        "",
        ScalarNode.Style.PLAIN,
        null,
        Origin.written(positions.file().start()));
  }

  private SourceSpan documentStart(Event event) {
    int start = event.getStartMark().map(positions::offset).orElse(0);
    int length = positions.file().text().startsWith("---", start) ? 3 : 1;
    return positions.between(start, Math.min(start + length, positions.file().text().length()));
  }

  private Node node(Event event, int depth) {
    if (event instanceof AliasEvent alias) {
      return alias(alias);
    }
    long before = size;
    count(1, event);
    Optional<String> anchor = ((NodeEvent) event).getAnchor().map(Anchor::getValue);
    anchor.ifPresent(open::add);
    Node node =
        withoutShortTag(
            event instanceof ScalarEvent scalar
                ? scalars.compose(scalar).orElseThrow(Hopeless::new)
                : collection((CollectionStartEvent) event, depth),
            event);
    anchor.ifPresent(
        name -> {
          open.remove(name);
          anchors.put(name, new Anchored(node, size - before));
        });
    return node;
  }

  /** Returns the long form of an intrinsic function: {@code {Ref: X}} for {@code !Ref X}. */
  private Node withoutShortTag(Node node, Event event) {
    @Nullable String tag = node.tag();
    Optional<String> function = Optional.ofNullable(tag).flatMap(IntrinsicFunctions::ofTag);
    if (tag == null || function.isEmpty()) {
      return node;
    }
    SourceSpan at = positions.tag(event, tag).orElse(node.span());
    ScalarNode name = ScalarNode.string(function.get(), Origin.written(at));
    return new MappingNode(
        List.of(new Entry(name, Tags.without(node))), null, Origin.written(at.to(node.span())));
  }

  private Node collection(CollectionStartEvent start, int depth) {
    SourceSpan at = span(start);
    if (depth > DEPTH_LIMIT) {
      diagnostics.report(
          LoadRules.NESTED_TOO_DEEP,
          at,
          "Values are nested more than " + DEPTH_LIMIT + " levels deep here.");
      throw new Hopeless();
    }
    String kind = start instanceof MappingStartEvent ? "map" : "seq";
    if (!Tags.fit(start.getTag(), kind)) {
      Tags.report(
          start.getTag().orElseThrow(),
          at,
          kind.equals("map") ? "a mapping" : "a list",
          diagnostics);
      throw new Hopeless();
    }
    return kind.equals("map") ? mapping(start, at, depth) : sequence(start, at, depth);
  }

  private SequenceNode sequence(CollectionStartEvent start, SourceSpan at, int depth) {
    List<Node> items = new ArrayList<>();
    while (!events.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node(events.next(), depth + 1));
    }
    Event end = events.next();
    SourceSpan last = items.isEmpty() ? at : written(items.get(items.size() - 1));
    Origin origin = Origin.written(at.to(end(start, end, last)));
    return new SequenceNode(items, Tags.custom(start.getTag()), origin);
  }

  private MappingNode mapping(CollectionStartEvent start, SourceSpan at, int depth) {
    Map<String, ScalarNode> seen = new HashMap<>();
    List<Entry> entries = new ArrayList<>();
    SourceSpan last = at;
    while (!events.checkEvent(Event.ID.MappingEnd)) {
      Event keyEvent = events.next();
      Node key = node(keyEvent, depth + 1);
      Node value = node(events.next(), depth + 1);
      last = written(value);
      ScalarNode name = key instanceof ScalarNode scalar ? key(scalar) : objectKey(keyEvent, key);
      ScalarNode first = name.isMergeKey() ? null : seen.putIfAbsent(name.text(), name);
      if (first != null) {
        reportDuplicate(name, first);
      }
      if (first == null || leniency.lastWins()) {
        entries.add(new Entry(name, value));
      }
    }
    Event end = events.next();
    Origin origin = Origin.written(at.to(end(start, end, last)));
    return new MappingNode(
        leniency.lastWins() ? lastOfEach(entries) : entries, Tags.custom(start.getTag()), origin);
  }

  /** Returns the last entry of each key, but all merge keys. */
  private static List<Entry> lastOfEach(List<Entry> entries) {
    Set<String> seen = new HashSet<>();
    Deque<Entry> last = new ArrayDeque<>();
    for (int i = entries.size() - 1; i >= 0; i--) {
      Entry entry = entries.get(i);
      if (entry.key().isMergeKey() || seen.add(entry.name())) {
        last.addFirst(entry);
      }
    }
    return List.copyOf(last);
  }

  /** Returns a key as text, which every key is in JavaScript. */
  private static ScalarNode key(ScalarNode key) {
    return key.withKind(ScalarNode.Kind.STRING);
  }

  private void reportDuplicate(ScalarNode key, ScalarNode first) {
    Diagnostic duplicate =
        Diagnostic.of(
                LoadRules.DUPLICATE_KEY,
                key.origin(),
                "The key `" + key.text() + "` stands twice in this mapping.")
            .withNote("it stands first", first.span())
            .withHelp("keep one of the two.");
    diagnostics.report(
        leniency.lastWins()
            ? duplicate
                .withSeverity(Severity.WARNING)
                .withHelp("CloudFormation takes the last value; keep one of the two.")
            : duplicate);
  }

  /** Returns the string that JavaScript makes of a key that is a list or a mapping. */
  private ScalarNode objectKey(Event event, Node key) {
    Diagnostic wrong = wrongKey(event, key);
    if (leniency.objectKeys().isEmpty()) {
      diagnostics.report(wrong);
      throw new Hopeless();
    }
    objectKeys.add(wrong);
    return ScalarNode.string(javaScriptText(key), Origin.written(wrong.at()));
  }

  private static String javaScriptText(Node node) {
    return node instanceof SequenceNode list
        ? list.items().stream().map(NodeComposer::javaScriptText).collect(Collectors.joining(","))
        : node instanceof ScalarNode scalar ? scalar.text() : "[object Object]";
  }

  private Diagnostic wrongKey(Event event, Node key) {
    int start = event.getStartMark().map(positions::offset).orElse(0);
    boolean variable = start > 0 && positions.file().text().startsWith("{{", start - 1);
    return variable
        ? Diagnostic.of(
                LoadRules.KEY_NOT_SCALAR,
                positions.between(start - 1, start + 1),
                "Without quotes, `{{` opens two mappings, and not a variable.")
            .withHelp("put the whole value into quotes: `'{{variable}}'`.")
        : Diagnostic.of(
            LoadRules.KEY_NOT_SCALAR,
            key.origin(),
            "A key has to be a string, but this is " + key.describe() + ".");
  }

  private Node alias(AliasEvent event) {
    String name = event.getAlias().getValue();
    SourceSpan at = span(event);
    Anchored anchored = anchors.get(name);
    if (open.contains(name)) {
      diagnostics.report(
          LoadRules.UNKNOWN_ALIAS,
          at,
          "The value of `&" + name + "` contains itself through this alias.");
      throw new Hopeless();
    }
    if (anchored == null) {
      Diagnostic unknown =
          Diagnostic.of(
              LoadRules.UNKNOWN_ALIAS, at, "There is no anchor `&" + name + "` before this.");
      diagnostics.report(
          Suggestions.nearest(name, anchors.keySet())
              .map(near -> unknown.withHelp("Did you mean `*" + near + "`?"))
              .orElse(unknown));
      throw new Hopeless();
    }
    count(anchored.size(), event);
    return Provenance.through(anchored.node(), "used as `*" + name + "`", at);
  }

  private void count(long more, Event event) {
    size += more;
    if (size > VALUE_LIMIT) {
      diagnostics.report(
          LoadRules.TOO_MANY_VALUES,
          span(event),
          String.format(
              Locale.ROOT,
              "%s has more than %,d values.",
              anchors.isEmpty() ? "This file" : "With its aliases put in, this file",
              VALUE_LIMIT),
          anchors.isEmpty()
              ? "split the file, and include its parts with `!!files`."
              : "aliases of aliases multiply: use fewer of them.");
      throw new Hopeless();
    }
  }

  private SourceSpan span(Event event) {
    int start = event.getStartMark().map(positions::offset).orElse(0);
    int end = event.getEndMark().map(positions::offset).orElse(start);
    return positions.between(start, end);
  }

  /** Returns a collection's end: its bracket, or the end of its last value. */
  private SourceSpan end(CollectionStartEvent start, Event end, SourceSpan last) {
    return start.isFlow() ? span(end) : last;
  }

  /** Returns where a value stands in this file, which for an alias is the alias. */
  private static SourceSpan written(Node node) {
    return node.origin() instanceof Origin.Merged merged ? merged.via() : node.span();
  }
}
