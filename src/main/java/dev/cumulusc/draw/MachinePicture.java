package dev.cumulusc.draw;

import dev.cumulusc.asl.ErrorHandler;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.Scope;
import dev.cumulusc.asl.Transition;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the picture of a state machine. */
public final class MachinePicture {
  private final TaskPlaces places;
  private final Function<String, Mark> marks;
  private int number;

  private MachinePicture(TaskPlaces places, Function<String, Mark> marks) {
    this.places = places;
    this.marks = marks;
  }

  /** Returns the picture of a machine. */
  public static Picture of(String title, Machine machine, TaskPlaces places) {
    return of(title, machine, places, key -> Mark.NONE);
  }

  /**
   * Returns the picture of a machine with marks.
   *
   * @param marks the mark of a state by its name, and of a part of a state by {@code State/Next},
   *     {@code State/Choices[0]}, {@code State/Default}, {@code State/Catch[0]}, {@code
   *     State/Retry[0]} or {@code State/End}
   */
  public static Picture of(
      String title, Machine machine, TaskPlaces places, Function<String, Mark> marks) {
    return new Picture(title, new MachinePicture(places, marks).region("", machine.root()));
  }

  private Region region(String label, Scope scope) {
    List<Box> boxes = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    Map<String, String> ids = new HashMap<>();
    Box start = point(BoxKind.START).with().content(StateContent.ofScope(scope)).build();
    boxes.add(start);
    for (MachineState state : scope.states()) {
      Box box = box(state);
      ids.put(state.name(), box.id());
      boxes.add(box);
    }
    scope
        .startAt()
        .map(name -> ids.get(name.text()))
        .ifPresent(
            first ->
                links.add(
                    new Link(
                        start.id(),
                        first,
                        Link.Kind.NEXT,
                        "",
                        marks.apply(scope.startAt().orElseThrow().text()))));
    for (MachineState state : scope.states()) {
      addLinks(state, ids, links);
    }
    addEnd(scope, ids, boxes, links);
    return new Region(label, boxes, links);
  }

  private Box point(BoxKind kind) {
    return new Box(nextId(), kind, "", "", List.of(), Mark.NONE, List.of(), "");
  }

  private String nextId() {
    number++;
    return "s" + number;
  }

  private Box box(MachineState state) {
    String id = nextId();
    Optional<TaskPlace> place = places.of(state);
    List<Region> regions = new ArrayList<>();
    for (Scope inner : state.inner()) {
      regions.add(region(label(state, inner, regions.size() + 1), inner));
    }
    return new Box(
        id,
        place.map(TaskPlace::kind).orElseGet(() -> kind(state)),
        state.name(),
        place.map(TaskPlace::detail).orElseGet(() -> StateDetail.of(state)),
        retries(state),
        marks.apply(state.name()),
        regions,
        StateContent.of(state));
  }

  private static BoxKind kind(MachineState state) {
    return state.type().map(MachinePicture::kind).orElse(BoxKind.UNKNOWN);
  }

  private static BoxKind kind(StateType type) {
    return switch (type) {
      case CHOICE -> BoxKind.CHOICE;
      case FAIL -> BoxKind.FAIL;
      case MAP -> BoxKind.MAP;
      case PARALLEL -> BoxKind.PARALLEL;
      case PASS -> BoxKind.PASS;
      case SUCCEED -> BoxKind.SUCCEED;
      case TASK -> BoxKind.TASK;
      case WAIT -> BoxKind.WAIT;
    };
  }

  private static String label(MachineState state, Scope inner, int number) {
    if (inner.kind() != Scope.Kind.BRANCH) {
      return "For each item";
    }
    return state.inner().size() == 1 ? "The branch" : "Branch " + number;
  }

  private List<Box.Retry> retries(MachineState state) {
    List<Box.Retry> retries = new ArrayList<>();
    for (ErrorHandler retrier : state.handlers(ErrorHandler.Kind.RETRY)) {
      retries.add(
          new Box.Retry(
              StateDetail.retry(retrier), marks.apply(part(state, "Retry", retrier.node()))));
    }
    return retries;
  }

  private void addLinks(MachineState state, Map<String, String> ids, List<Link> links) {
    String from = ids.getOrDefault(state.name(), "");
    for (Transition way : state.transitions()) {
      String to = ids.get(way.target().text());
      if (to != null) {
        links.add(
            switch (way.kind()) {
              case NEXT -> link(from, to, Link.Kind.NEXT, "", state.name() + "/Next");
              case CHOICE ->
                  link(
                      from,
                      to,
                      Link.Kind.CHOICE,
                      ChoiceText.of(way.part()),
                      part(state, "Choices", way.part()));
              case DEFAULT ->
                  link(from, to, Link.Kind.DEFAULT, "otherwise", state.name() + "/Default");
              case CATCH ->
                  link(
                      from,
                      to,
                      Link.Kind.CATCH,
                      errors(way.part()),
                      part(state, "Catch", way.part()));
            });
      }
    }
  }

  private Link link(String from, String to, Link.Kind kind, String label, String key) {
    return new Link(from, to, kind, label, marks.apply(key));
  }

  /** States that end the machine by themselves say so; the others lead to one point. */
  private void addEnd(Scope scope, Map<String, String> ids, List<Box> boxes, List<Link> links) {
    List<MachineState> last =
        scope.states().stream()
            .filter(MachineState::isTerminal)
            .filter(state -> state.type().filter(StateType::isFinal).isEmpty())
            .toList();
    if (last.isEmpty()) {
      return;
    }
    Box end = point(BoxKind.END);
    boxes.add(end);
    for (MachineState state : last) {
      links.add(
          link(
              ids.getOrDefault(state.name(), ""),
              end.id(),
              Link.Kind.NEXT,
              "",
              state.name() + "/End"));
    }
  }

  private static String errors(MappingNode handler) {
    return handler.sequence("ErrorEquals").map(SequenceNode::items).orElse(List.of()).stream()
        .filter(ScalarNode.class::isInstance)
        .map(each -> ((ScalarNode) each).text())
        .collect(Collectors.joining(", "));
  }

  private static String part(MachineState state, String field, Node part) {
    List<Node> all = state.body().sequence(field).map(SequenceNode::items).orElse(List.of());
    int index = 0;
    while (index < all.size() && all.get(index) != part) {
      index++;
    }
    return state.name() + "/" + field + "[" + index + "]";
  }
}
