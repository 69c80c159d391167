package dev.cumulusc.flow;

import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.TaskCall;
import dev.cumulusc.asl.knowledge.MovedTask;
import dev.cumulusc.asl.service.TaskResource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What tasks answer, as far as it is known. A function, an activity and whoever has a task token
 * can answer anything; a service answers what its API says.
 */
final class Answers {
  /** How deep an answer's structures are followed; some have themselves inside. */
  private static final int DEPTH = 2;

  private Answers() {}

  /** Returns what a Task gets as its result. */
  static Value of(MachineState state) {
    return state.call().map(call -> of(state, call)).orElse(Value.UNKNOWN);
  }

  private static Value of(MachineState state, TaskCall call) {
    boolean isMoved =
        call.target() instanceof TaskResource.Activity
            && MovedTask.isMadeBy(call.written().origin());
    if (isMoved || call.target() instanceof TaskResource.LambdaFunction) {
      return Value.returned(Maker.function(state, call.written().origin()));
    }
    Optional<AnswerShape> shape = AnswerShape.of(call.target());
    if (shape.isEmpty()) {
      return Value.UNKNOWN;
    }
    String name = AnswerShape.nameOf(call.target());
    return value(shape.get(), Maker.answer(state, name, call.written().origin()), DEPTH);
  }

  private static Value value(AnswerShape shape, Maker maker, int depth) {
    return switch (shape.type()) {
      case STRING -> Value.of(Kind.STRING, maker);
      case NUMBER -> Value.of(Kind.NUMBER, maker);
      case BOOLEAN -> Value.of(Kind.BOOLEAN, maker);
      case ARRAY ->
          shape
              .element()
              .map(item -> Value.array(Items.all(value(item, maker, depth - 1)), maker))
              .orElseGet(() -> Value.of(Kind.ARRAY, maker));
      case OBJECT -> Value.of(Kind.OBJECT, maker);
      case ANYTHING -> Value.UNKNOWN;
      case STRUCTURE -> {
        if (depth < 0) {
          yield Value.of(Kind.OBJECT, maker);
        }
        Map<String, Value> members = new LinkedHashMap<>();
        shape
            .members()
            .forEach(
                (name, each) ->
                    members.put(name, value(each, maker, depth - 1).join(Value.ABSENT)));
        yield Value.object(new Members(members, Members.Others.SPELLINGS), maker);
      }
    };
  }
}
