package dev.cumulusc.asl;

import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a state hands to a call, in either query language: values by the paths of their names, each
 * in the pieces that are known before an execution works out the rest.
 *
 * @param node the value of {@code Parameters} or {@code Arguments}, if there is one
 * @param language the language that it is written in
 */
public record CallArguments(Optional<Node> node, QueryLanguage language) {

  private static final String RUN_TIME_KEY = ".$";

  /**
   * The values that stand at a path.
   *
   * @param strings those that are strings, as far as they are known
   * @param names the names of mappings' keys at the path
   * @param isRunTime whether only an execution knows what stands here, or some of it
   * @param isPresent whether anything stands here
   */
  public record Found(
      List<ComposedString> strings, List<String> names, boolean isRunTime, boolean isPresent) {
    public Found {
      strings = List.copyOf(strings);
      names = List.copyOf(names);
    }

    private static Found nothing() {
      return new Found(List.of(), List.of(), false, false);
    }

    /** Returns the first string. */
    public Optional<ComposedString> first() {
      return strings.stream().findFirst();
    }
  }

  /** A string somewhere in the arguments, under a name. */
  public record Named(String name, ComposedString value) {}

  /** Returns the arguments of a Task. */
  public static CallArguments of(TaskCall call) {
    return call.arguments()
        .map(entry -> new CallArguments(Optional.of(entry.value()), language(entry.name())))
        .orElseGet(() -> new CallArguments(Optional.empty(), QueryLanguage.JSONPATH));
  }

  /** Returns the arguments of a Map's reader or writer. */
  public static CallArguments of(MappingNode part) {
    for (QueryLanguage language : QueryLanguage.values()) {
      Optional<Node> found = part.get(TaskCall.argumentsField(language));
      if (found.isPresent()) {
        return new CallArguments(found, language);
      }
    }
    return new CallArguments(Optional.empty(), QueryLanguage.JSONPATH);
  }

  private static QueryLanguage language(String field) {
    return field.equals(TaskCall.argumentsField(QueryLanguage.JSONATA))
        ? QueryLanguage.JSONATA
        : QueryLanguage.JSONPATH;
  }

  /** Returns these arguments below a name. */
  public CallArguments below(String name) {
    return new CallArguments(
        node.filter(MappingNode.class::isInstance).flatMap(all -> ((MappingNode) all).get(name)),
        language);
  }

  /**
   * Returns the items of a list as arguments of their own; nothing if only an execution knows which
   * there are.
   */
  public Optional<List<CallArguments>> each(String name) {
    Optional<Node> list =
        node.filter(MappingNode.class::isInstance).flatMap(all -> ((MappingNode) all).get(name));
    return list.filter(SequenceNode.class::isInstance)
        .map(
            items ->
                ((SequenceNode) items)
                    .items().stream()
                        .map(item -> new CallArguments(Optional.of(item), language))
                        .toList());
  }

  /** Returns whether only an execution knows which arguments there are. */
  public boolean isRunTime() {
    return node.filter(this::isExpression).isPresent();
  }

  /**
   * Returns what stands at a path.
   *
   * @param path names between dots; <code>Entries[].Bus</code> looks into each item of a list
   */
  public Found at(String path) {
    Collector collector = new Collector();
    node.ifPresent(all -> collector.walk(all, path));
    return collector.found();
  }

  /** Returns all strings whose names are wanted, wherever they stand. */
  public List<Named> named(Predicate<String> wanted) {
    List<Named> found = new ArrayList<>();
    node.ifPresent(all -> collect(all, wanted, found));
    return found;
  }

  private void collect(Node at, Predicate<String> wanted, List<Named> found) {
    if (at instanceof SequenceNode list) {
      list.items().forEach(item -> collect(item, wanted, found));
    } else if (at instanceof MappingNode mapping) {
      for (MappingNode.Entry entry : mapping.entries()) {
        String name = plain(entry.name());
        if (wanted.test(name)) {
          string(entry).ifPresent(value -> found.add(new Named(name, value)));
        }
        collect(entry.value(), wanted, found);
      }
    }
  }

  private Optional<ComposedString> string(MappingNode.Entry entry) {
    return language == QueryLanguage.JSONPATH && entry.name().endsWith(RUN_TIME_KEY)
        ? path(entry.value())
        : StringReader.value(entry.value());
  }

  private static Optional<ComposedString> path(Node value) {
    return value instanceof ScalarNode scalar
        ? Optional.of(StringReader.path(scalar))
        : Optional.empty();
  }

  private static String plain(String name) {
    return name.endsWith(RUN_TIME_KEY)
        ? name.substring(0, name.length() - RUN_TIME_KEY.length())
        : name;
  }

  private boolean isExpression(Node value) {
    return language == QueryLanguage.JSONATA
        && value instanceof ScalarNode scalar
        && JsonataSite.isExpression(scalar.text());
  }

  /** Follows a path through the arguments. */
  private final class Collector {
    private final List<ComposedString> strings = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private boolean runTime;
    private boolean present;

    Found found() {
      return present ? new Found(strings, names, runTime, true) : Found.nothing();
    }

    void walk(Node at, String path) {
      if (path.isEmpty()) {
        end(at);
      } else if (isExpression(at)) {
        unknown();
      } else if (path.startsWith("[]")) {
        if (at instanceof SequenceNode list) {
          String rest = path.length() > 2 && path.charAt(2) == '.' ? path.substring(3) : "";
          list.items().forEach(item -> walk(item, rest));
        }
      } else if (at instanceof MappingNode mapping) {
        step(mapping, path);
      }
    }

    private void step(MappingNode mapping, String path) {
      int end = end(path);
      String name = path.substring(0, end);
      String rest = path.startsWith(".", end) ? path.substring(end + 1) : path.substring(end);
      if (mapping.has(name)) {
        walk(mapping.get(name).orElseThrow(), rest);
      } else if (language == QueryLanguage.JSONPATH && mapping.has(name + RUN_TIME_KEY)) {
        Optional<ComposedString> value =
            mapping.get(name + RUN_TIME_KEY).flatMap(CallArguments::path);
        if (rest.isEmpty() && value.isPresent()) {
          add(value.get());
        } else {
          unknown();
        }
      }
    }

    private static int end(String path) {
      int dot = path.indexOf('.');
      int list = path.indexOf('[');
      int end = dot < 0 ? path.length() : dot;
      return list < 0 ? end : Math.min(end, list);
    }

    private void end(Node at) {
      present = true;
      if (at instanceof MappingNode mapping && !isFunction(mapping)) {
        mapping.entries().forEach(entry -> names.add(plain(entry.name())));
      } else if (at instanceof SequenceNode list) {
        list.items().forEach(this::end);
      } else {
        StringReader.value(at).ifPresent(this::add);
      }
    }

    private static boolean isFunction(MappingNode mapping) {
      return ComposedString.of(mapping).isPresent();
    }

    private void add(ComposedString value) {
      present = true;
      runTime |= value.isRunTime();
      strings.add(value);
    }

    private void unknown() {
      present = true;
      runTime = true;
      Origin origin = node.orElseThrow().origin();
      strings.add(ComposedString.runTime("?", origin));
    }
  }
}
