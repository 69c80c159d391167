package dev.cumulusc.rules.machine.resilience;

import dev.cumulusc.asl.ErrorHandler;
import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.PathSite;
import dev.cumulusc.asl.Scope;
import dev.cumulusc.asl.Transition;
import dev.cumulusc.asl.jsonata.Usage;
import dev.cumulusc.asl.knowledge.TextPlaces;
import dev.cumulusc.asl.path.PathExpression;
import dev.cumulusc.asl.path.PathParser;
import dev.cumulusc.asl.shape.Shapes;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows an error that a catcher passes on as the whole input, until a state reads something else
 * of it.
 */
final class CaughtInput {
  private static final Set<String> ERROR = Set.of("Cause", "Error");

  /** The fields in which a JSONPath state reads its input, and not its result. */
  private static final Set<String> READING =
      Set.of(
          "InputPath",
          "ItemSelector",
          "ItemsPath",
          "MaxConcurrencyPath",
          "Parameters",
          "SecondsPath",
          "TimeoutSecondsPath",
          "HeartbeatSecondsPath",
          "TimestampPath",
          "Variable");

  private final Map<MachineState, List<PathSite>> paths = new HashMap<>();
  private final Map<MachineState, List<JsonataSite>> expressions = new HashMap<>();

  /** What was found behind each state that a catcher leads to. */
  private final Map<MachineState, Optional<Read>> found = new HashMap<>();

  /** The fields that the input of each state has, of those that were looked at. */
  private final Map<MachineState, Set<String>> known = new HashMap<>();

  private final Deque<MachineState> left = new ArrayDeque<>();

  CaughtInput(Machine machine) {
    for (PathSite site : machine.expressions().paths()) {
      paths.computeIfAbsent(site.state(), state -> new ArrayList<>()).add(site);
    }
    for (JsonataSite site : machine.expressions().jsonata()) {
      expressions.computeIfAbsent(site.state(), state -> new ArrayList<>()).add(site);
    }
  }

  /**
   * A read of a field that is not there.
   *
   * @param name the field's name
   */
  record Read(MachineState state, String name, Origin origin) {}

  /** Returns a read of a field that the input does not have after an error was caught. */
  Optional<Read> after(ErrorHandler catcher) {
    return catcher
        .node()
        .scalar("Next")
        .flatMap(next -> catcher.state().scope().state(next.text()))
        .flatMap(
            target -> {
              Optional<Read> read = found.get(target);
              if (read == null) {
                read = behind(target);
                found.put(target, read);
              }
              return read;
            });
  }

  private Optional<Read> behind(MachineState target) {
    known.clear();
    left.clear();
    enter(target.scope(), target.name(), ERROR);
    while (!left.isEmpty()) {
      MachineState state = left.remove();
      Set<String> fields = known.getOrDefault(state, ERROR);
      Optional<Read> read = read(state, fields);
      if (read.isPresent()) {
        return read;
      }
      goOn(state, fields);
    }
    return Optional.empty();
  }

  private void enter(Scope scope, String name, Set<String> fields) {
    scope
        .state(name)
        .filter(state -> known.putIfAbsent(state, Set.copyOf(fields)) == null)
        .ifPresent(left::add);
  }

  private Optional<Read> read(MachineState state, Set<String> fields) {
    return state.usesJsonata() ? readByJsonata(state, fields) : readByPath(state, fields);
  }

  private Optional<Read> readByPath(MachineState state, Set<String> fields) {
    boolean hasOtherInput = !isWhole(state, "InputPath");
    for (PathSite site : paths.getOrDefault(state, List.of())) {
      if (READING.contains(hasOtherInput && !site.field().equals("InputPath") ? "" : field(site))
          && !isGuarded(state, site)) {
        Optional<PathExpression.Path> path =
            site.parsed().expression().flatMap(expression -> missing(expression, fields));
        if (path.isPresent()) {
          return Optional.of(
              new Read(
                  state,
                  "$." + path.get().names().get(0),
                  TextPlaces.at(site.value(), path.get().offset())));
        }
      }
    }
    return Optional.empty();
  }

  private static String field(PathSite site) {
    boolean isOfRule =
        site.part().shape() == Shapes.PATH_RULE || site.part().shape() == Shapes.NESTED_RULE;
    return isOfRule && site.field().endsWith("Path") ? "Variable" : site.field();
  }

  private static Optional<PathExpression.Path> missing(
      PathExpression expression, Set<String> fields) {
    if (expression instanceof PathExpression.Call call) {
      return call.arguments().stream()
          .flatMap(argument -> missing(argument, fields).stream())
          .findFirst();
    }
    return expression instanceof PathExpression.Path path
            && path.root() == PathExpression.Root.INPUT
            && !path.names().isEmpty()
            && !fields.contains(path.names().get(0))
        ? Optional.of(path)
        : Optional.empty();
  }

  /** A choice may ask whether a field is there. */
  private static boolean isGuarded(MachineState state, PathSite site) {
    return state.is(StateType.CHOICE) && asksForPresence(state.body(), site.value().text());
  }

  private static boolean asksForPresence(Node node, String path) {
    if (node instanceof MappingNode mapping) {
      boolean asks =
          mapping.has("IsPresent")
              && mapping
                  .scalar("Variable")
                  .map(ScalarNode::text)
                  .filter(path::startsWith)
                  .isPresent();
      return asks
          || mapping.entries().stream().anyMatch(entry -> asksForPresence(entry.value(), path));
    }
    return node instanceof SequenceNode list
        && list.items().stream().anyMatch(item -> asksForPresence(item, path));
  }

  /** Returns whether a rule of a choice only holds if a field is there, and it is not. */
  private static boolean asksForMissing(MappingNode rule, Set<String> fields) {
    boolean byJsonata =
        rule.scalar("Condition").filter(text -> text.text().contains("$exists")).isPresent();
    boolean byPath =
        rule.scalar("IsPresent").filter(wanted -> wanted.text().equals("true")).isPresent()
            && rule.scalar("Variable")
                .flatMap(variable -> PathParser.path(variable.text()).expression())
                .flatMap(path -> missing(path, fields))
                .isPresent();
    return byJsonata
        || byPath
        || rule.sequence("And").map(SequenceNode::items).orElse(List.of()).stream()
            .anyMatch(inner -> inner instanceof MappingNode each && asksForMissing(each, fields));
  }

  private Optional<Read> readByJsonata(MachineState state, Set<String> fields) {
    for (JsonataSite site : expressions.getOrDefault(state, List.of())) {
      if (!site.value().text().contains("$exists")) {
        for (Usage.VariableUse use : site.usage().map(Usage::variables).orElse(List.of())) {
          boolean isMissing =
              use.name().equals("states")
                  && use.members().size() > 1
                  && use.members().get(0).equals("input")
                  && !fields.contains(use.members().get(1));
          if (isMissing) {
            String name = "$states.input." + use.members().get(1);
            return Optional.of(new Read(state, name, site.at(use.offset(), name.length())));
          }
        }
      }
    }
    return Optional.empty();
  }

  private void goOn(MachineState state, Set<String> fields) {
    Set<String> after =
        state.usesJsonata() ? afterJsonata(state, fields) : afterPath(state, fields);
    for (Transition way : state.transitions()) {
      Set<String> there = way.kind() == Transition.Kind.CATCH ? caught(state, way, fields) : after;
      if (!there.isEmpty() && !way.part().has("Output") && !asksForMissing(way.part(), fields)) {
        enter(state.scope(), way.target().text(), there);
      }
    }
  }

  private static Set<String> caught(MachineState state, Transition way, Set<String> fields) {
    return state.usesJsonata() ? ERROR : put(way.part(), fields, ERROR);
  }

  private static Set<String> afterJsonata(MachineState state, Set<String> fields) {
    boolean keeps =
        state.type().filter(StateType::canFail).isEmpty() && !state.body().has("Output");
    return keeps ? fields : Set.of();
  }

  private static Set<String> afterPath(MachineState state, Set<String> fields) {
    if (!isWhole(state, "InputPath") || !isWhole(state, "OutputPath")) {
      return Set.of();
    }
    boolean hasResult =
        state.type().filter(StateType::canFail).isPresent()
            || (state.is(StateType.PASS)
                && (state.body().has("Result") || state.body().has("Parameters")));
    return hasResult ? put(state.body(), fields, Set.of()) : fields;
  }

  /** Returns the fields after a result is put to its {@code ResultPath}; nothing if all can be. */
  private static Set<String> put(MappingNode part, Set<String> fields, Set<String> whole) {
    Optional<Node> path = part.get("ResultPath");
    if (path.isPresent() && path.get().isNull()) {
      return fields;
    }
    List<String> names =
        path.filter(ScalarNode.class::isInstance)
            .flatMap(text -> PathParser.path(((ScalarNode) text).text()).path())
            .map(PathExpression.Path::names)
            .orElse(List.of());
    if (names.isEmpty()) {
      return whole;
    }
    Set<String> more = new HashSet<>(fields);
    more.add(names.get(0));
    return more;
  }

  private static boolean isWhole(MachineState state, String field) {
    return state.body().get(field).isEmpty()
        || state.text(field).filter(path -> path.equals("$")).isPresent();
  }
}
