package dev.cumulusc.rehearse.test;

import dev.cumulusc.asl.ErrorHandler;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.Transition;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What of a machine its cases reach. */
public final class Coverage {
  private final String machine;
  private final List<Item> items = new ArrayList<>();
  private final Set<String> reached = new HashSet<>();

  /** The kinds of what can be reached. */
  public enum Kind {
    STATE("state"),
    TRANSITION("transition"),
    CATCH("catch"),
    RETRY("retry");

    private final String noun;

    Kind(String noun) {
      this.noun = noun;
    }

    public String noun() {
      return noun;
    }
  }

  /**
   * Something that a case can reach.
   *
   * @param description completes a sentence: "the catch of `A` for States.ALL"
   */
  public record Item(Kind kind, String key, String description, SourceSpan at) {}

  /**
   * How much of a kind is reached.
   *
   * @param reached how many
   * @param all of how many
   */
  public record Count(int reached, int all) {}

  /**
   * @param machine the name of the machine
   */
  public Coverage(String machine, Machine source) {
    this.machine = machine;
    source.states().forEach(this::addState);
  }

  static String key(String state, String part) {
    return state + "/" + part;
  }

  private void addState(MachineState state) {
    String name = state.name();
    items.add(new Item(Kind.STATE, name, "the state `" + name + "`", state.key().span()));
    for (Transition transition : state.transitions()) {
      addTransition(state, transition);
    }
    for (ErrorHandler retrier : state.handlers(ErrorHandler.Kind.RETRY)) {
      items.add(
          new Item(
              Kind.RETRY,
              key(name, "Retry[" + index(state, "Retry", retrier.node()) + "]"),
              "the retry of `" + name + "` for " + errors(retrier.node()),
              retrier.node().span()));
    }
  }

  private void addTransition(MachineState state, Transition transition) {
    String name = state.name();
    String target = "`" + transition.target().text() + "`";
    switch (transition.kind()) {
      case NEXT ->
          items.add(
              new Item(
                  Kind.TRANSITION,
                  key(name, "Next"),
                  "the transition from `" + name + "` to " + target,
                  transition.target().span()));
      case CHOICE ->
          items.add(
              new Item(
                  Kind.TRANSITION,
                  key(name, "Choices[" + index(state, "Choices", transition.part()) + "]"),
                  "the choice of `" + name + "` for " + target,
                  transition.target().span()));
      case DEFAULT ->
          items.add(
              new Item(
                  Kind.TRANSITION,
                  key(name, "Default"),
                  "the default of `" + name + "`, which is " + target,
                  transition.target().span()));
      case CATCH ->
          items.add(
              new Item(
                  Kind.CATCH,
                  key(name, "Catch[" + index(state, "Catch", transition.part()) + "]"),
                  "the catch of `" + name + "` for " + errors(transition.part()),
                  transition.part().span()));
    }
  }

  private static int index(MachineState state, String field, Node part) {
    List<Node> all = state.body().sequence(field).map(SequenceNode::items).orElse(List.of());
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) == part) {
        return i;
      }
    }
    return -1;
  }

  private static String errors(MappingNode handler) {
    return handler.sequence("ErrorEquals").map(SequenceNode::items).orElse(List.of()).stream()
        .filter(ScalarNode.class::isInstance)
        .map(each -> ((ScalarNode) each).text())
        .collect(Collectors.joining(", "));
  }

  /** Counts what an execution reached. */
  public void add(Recording recording) {
    reached.addAll(recording.reached());
  }

  /**
   * Returns whether something was reached: a state by its name, or a part of a state by {@code
   * State/Next}, {@code State/Choices[0]}, {@code State/Default}, {@code State/Catch[0]}, {@code
   * State/Retry[0]} or {@code State/End}.
   */
  public boolean isReached(String key) {
    return reached.contains(key);
  }

  public String machine() {
    return machine;
  }

  /** Returns how much is reached, kind by kind; a kind that the machine has none of is left out. */
  public Map<Kind, Count> counts() {
    Map<Kind, Count> counts = new EnumMap<>(Kind.class);
    for (Item item : items) {
      int hit = reached.contains(item.key()) ? 1 : 0;
      counts.merge(
          item.kind(),
          new Count(hit, 1),
          (left, right) -> new Count(left.reached() + right.reached(), left.all() + right.all()));
    }
    return counts;
  }

  /**
   * Returns what no case reaches, in the order of the definition. Of a state that is not reached,
   * its parts are left out.
   */
  public List<Item> missed() {
    Set<String> states =
        items.stream()
            .filter(item -> item.kind() == Kind.STATE && !reached.contains(item.key()))
            .map(Item::key)
            .collect(Collectors.toSet());
    return items.stream()
        .filter(item -> !reached.contains(item.key()))
        .filter(
            item ->
                item.kind() == Kind.STATE
                    || !states.contains(item.key().substring(0, item.key().lastIndexOf('/'))))
        .toList();
  }
}
