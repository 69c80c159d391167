package dev.cumulusc.flow;

import dev.cumulusc.asl.ErrorHandler;
import dev.cumulusc.asl.path.PathExpression;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.util.Map;
import java.util.Optional;

/** What a JSONPath state makes of what it finds, field by field as Step Functions applies them. */
final class PathTransfer {
  private final Entered entered;
  private final Inner inner;
  private final Reader whole;
  private final Reader selected;

  PathTransfer(Entered entered, Inner inner) {
    this.entered = entered;
    this.inner = inner;
    this.whole = new Reader(entered, entered.input());
    this.selected = whole.reading(select(whole, "InputPath", entered.input()));
  }

  Exits run() {
    Exits exits = new Exits(entered.body());
    StateType type = entered.state().type().orElse(null);
    if (type == null) {
      return exits.put(entered.body(), entered.environment().forgotten());
    }
    switch (type) {
      case TASK -> finish(exits, task());
      case PASS -> finish(exits, pass());
      case PARALLEL -> finish(exits, parallel());
      case MAP -> finish(exits, new PathMap(entered, selected, inner).result());
      case CHOICE -> new PathChoice(entered, selected).leave(exits);
      case WAIT -> {
        Fields.read(entered, selected, "SecondsPath", Kind.NUMBER);
        Fields.read(entered, selected, "TimestampPath", Kind.STRING);
        leave(exits);
      }
      case SUCCEED -> leave(exits);
      case FAIL -> {
        entered.field("ErrorPath").ifPresent(whole::pathOrCall);
        entered.field("CausePath").ifPresent(whole::pathOrCall);
      }
    }
    for (ErrorHandler catcher : entered.state().handlers(ErrorHandler.Kind.CATCH)) {
      exits.put(catcher.node(), caught(catcher.node()));
    }
    return exits;
  }

  private Value task() {
    fill(selected, entered.body(), "Parameters");
    fill(selected, entered.body(), "Credentials");
    Fields.read(entered, selected, "TimeoutSecondsPath", Kind.NUMBER);
    Fields.read(entered, selected, "HeartbeatSecondsPath", Kind.NUMBER);
    return Answers.of(entered.state());
  }

  private Value pass() {
    Optional<Value> parameters = fill(selected, entered.body(), "Parameters");
    Optional<Node> result = entered.field("Result");
    return result.isPresent()
        ? Templates.literal().fill(result.get(), entered.maker("Result"))
        : parameters.orElse(selected.root());
  }

  private Value parallel() {
    Value input = fill(selected, entered.body(), "Parameters").orElse(selected.root());
    return Fields.results(entered, inner, input);
  }

  private void finish(Exits exits, Value result) {
    Reader ofResult = whole.reading(result);
    Environment assigned = entered.environment().with(assigned(ofResult, entered.body()));
    Value chosen = fill(ofResult, entered.body(), "ResultSelector").orElse(result);
    Value combined = put(entered.body(), entered.input(), chosen);
    Value output = select(whole.reading(combined), "OutputPath", combined);
    exits.put(entered.body(), assigned.withInput(output));
  }

  /** Leaves a state that passes on what it selects of its input. */
  private void leave(Exits exits) {
    Environment assigned = entered.environment().with(assigned(selected, entered.body()));
    Value output = select(selected, "OutputPath", selected.root());
    exits.put(entered.body(), assigned.withInput(output));
  }

  private Environment caught(MappingNode catcher) {
    Value error = Fields.error(entered.state(), catcher);
    return entered
        .environment()
        .with(assigned(whole.reading(error), catcher))
        .withInput(put(catcher, entered.input(), error));
  }

  /** Puts a result where the {@code ResultPath} of a state or of a catcher says. */
  private Value put(MappingNode part, Value input, Value result) {
    Optional<Node> path = part.get("ResultPath");
    if (path.isEmpty()) {
      return result;
    }
    if (path.get().isNull()) {
      return input;
    }
    if (!(path.get() instanceof ScalarNode text)
        || !(entered.texts().path(text).orElse(null) instanceof PathExpression.Path at)
        || at.root() != PathExpression.Root.INPUT
        || Reader.isUnknown(at)) {
      return Value.UNKNOWN;
    }
    Maker maker = Maker.field(entered.state(), "ResultPath", text.origin());
    return Writer.put(input, at.segments(), result, maker);
  }

  private Value select(Reader reader, String field, Value otherwise) {
    return select(entered, reader, field, otherwise);
  }

  /** Selects what {@code InputPath} or {@code OutputPath} says; null gives an empty object. */
  static Value select(Entered entered, Reader reader, String field, Value otherwise) {
    Optional<Node> path = entered.field(field);
    if (path.isEmpty()) {
      return otherwise;
    }
    return path.get().isNull()
        ? Value.object(Map.of(), entered.maker(field))
        : reader.path(path.get());
  }

  private Optional<Value> fill(Reader reader, MappingNode part, String field) {
    return Fields.fill(entered, reader, part, field);
  }

  private Map<String, Value> assigned(Reader reader, MappingNode part) {
    return Fields.assigned(fill(reader, part, "Assign"));
  }
}
