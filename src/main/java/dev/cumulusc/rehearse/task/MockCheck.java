package dev.cumulusc.rehearse.task;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.bind.key.KeyRules;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.flow.AnswerShape;
import dev.cumulusc.model.Located;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.List;
import java.util.Optional;

/** Checks mocks against the machine: whether its states are there, and what services can answer. */
public final class MockCheck {
  private final Machine machine;
  private final Diagnostics diagnostics;

  public MockCheck(Machine machine, Diagnostics diagnostics) {
    this.machine = machine;
    this.diagnostics = diagnostics;
  }

  /** Reports the names of states that the machine has none of. */
  public void checkNames(List<Located<String>> named) {
    List<String> known = machine.states().stream().map(MachineState::name).toList();
    for (Located<String> name : named) {
      if (!known.contains(name.value())) {
        diagnostics.report(
            Diagnostic.of(
                    KeyRules.BAD_VALUE,
                    name.origin(),
                    "The workflow has no state `" + name.value() + "`.")
                .suggesting(name.value(), known));
      }
    }
  }

  /** Reports results that the API of the service that a state calls does not have. */
  public void checkResults(MockCase mocks) {
    for (MockCase.Result result : mocks.results()) {
      machine.states().stream()
          .filter(state -> state.name().equals(result.state()))
          .findFirst()
          .flatMap(MachineState::call)
          .ifPresent(call -> check(call.target(), result));
    }
  }

  private void check(TaskResource target, MockCase.Result result) {
    Optional<AnswerShape> shape =
        result.isSubmission() ? AnswerShape.ofSubmission(target) : AnswerShape.of(target);
    if (shape.isPresent()) {
      String name =
          result.isSubmission() ? AnswerShape.nameOfCall(target) : AnswerShape.nameOf(target);
      check(shape.get(), result.value(), "what `" + name + "` returns");
    }
  }

  private void check(AnswerShape shape, Node value, String what) {
    if (value.isNull()) {
      return;
    }
    if (!fits(shape.type(), value)) {
      diagnostics.report(
          KeyRules.BAD_VALUE,
          value.origin(),
          start(what) + " is " + expected(shape.type()) + ", but this is " + value.describe() + ".",
          "Write what the API of the service returns.");
      return;
    }
    if (value instanceof SequenceNode list) {
      shape
          .element()
          .ifPresent(item -> list.items().forEach(each -> check(item, each, "an item of " + what)));
    } else if (value instanceof MappingNode mapping) {
      for (MappingNode.Entry entry : mapping.entries()) {
        check(shape, entry, what);
      }
    }
  }

  private void check(AnswerShape shape, MappingNode.Entry entry, String what) {
    boolean hasMembers = shape.type() == AnswerShape.Type.STRUCTURE;
    Optional<AnswerShape> member =
        hasMembers ? Optional.ofNullable(shape.members().get(entry.name())) : shape.element();
    if (member.isPresent()) {
      check(member.get(), entry.value(), "`" + entry.name() + "` of " + what);
    } else if (hasMembers) {
      diagnostics.report(
          Diagnostic.of(
                  KeyRules.BAD_VALUE,
                  entry.key().origin(),
                  "`" + entry.name() + "` is not a member of " + what + ".")
              .suggesting(entry.name(), shape.members().keySet()));
    }
  }

  private static String start(String what) {
    return what.startsWith("`") ? what : Words.start(what);
  }

  private static boolean fits(AnswerShape.Type type, Node value) {
    return switch (type) {
      case STRING -> value instanceof ScalarNode scalar && scalar.isString();
      case NUMBER -> value instanceof ScalarNode scalar && isNumber(scalar);
      case BOOLEAN ->
          value instanceof ScalarNode scalar && scalar.kind() == ScalarNode.Kind.BOOLEAN;
      case ARRAY -> value instanceof SequenceNode;
      case OBJECT, STRUCTURE -> value instanceof MappingNode;
      case ANYTHING -> true;
    };
  }

  private static boolean isNumber(ScalarNode scalar) {
    return scalar.kind() == ScalarNode.Kind.INTEGER || scalar.kind() == ScalarNode.Kind.FLOAT;
  }

  private static String expected(AnswerShape.Type type) {
    return switch (type) {
      case STRING -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
      case ARRAY -> "a list";
      case OBJECT, STRUCTURE -> "a mapping";
      case ANYTHING -> "anything";
    };
  }
}
