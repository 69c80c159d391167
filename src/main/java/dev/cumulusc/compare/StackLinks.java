package dev.cumulusc.compare;

import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a stack takes something of another one that its template does not refer to by itself. */
public final class StackLinks {
  /** How properties end that give a resource the name by which others find it. */
  private static final String NAME = "Name";

  private StackLinks() {}

  /**
   * Returns whether a stack may need that another one is there: it imports a value while the other
   * one exports some, or the name of a resource of the other one occurs in it. A name that only
   * CloudFormation knows may occur.
   */
  public static boolean mayNeed(EvaluatedTemplate stack, EvaluatedTemplate other) {
    if (imports(stack) && exports(other)) {
      return true;
    }
    Optional<List<String>> names = names(other);
    if (names.isEmpty()) {
      return true;
    }
    List<String> texts = texts(stack);
    return names.get().stream().anyMatch(name -> texts.stream().anyMatch(t -> t.contains(name)));
  }

  private static boolean imports(EvaluatedTemplate stack) {
    return values(stack)
        .flatMap(CfnValue::walk)
        .anyMatch(
            value ->
                value instanceof CfnValue.Function function
                    && function.name().equals("Fn::ImportValue"));
  }

  private static boolean exports(EvaluatedTemplate stack) {
    return stack.template().outputs().values().stream()
        .anyMatch(
            output ->
                output.value() instanceof CfnValue.Mapping mapping
                    && mapping.get("Export") != null);
  }

  /** Returns the names of a stack's resources; nothing if not all of them are known. */
  private static Optional<List<String>> names(EvaluatedTemplate stack) {
    List<String> names = new ArrayList<>();
    for (Resource resource : stack.resources().values()) {
      for (Map.Entry<String, CfnValue.Member> property :
          stack.properties(resource).members().entrySet()) {
        if (property.getKey().endsWith(NAME)) {
          if (!(property.getValue().value() instanceof CfnValue.Text name)) {
            return Optional.empty();
          }
          names.add(name.value());
        }
      }
    }
    return Optional.of(names);
  }

  private static List<String> texts(EvaluatedTemplate stack) {
    return Stream.concat(
            values(stack).map(stack.known()::resolved).map(ValueText::exactly),
            stack.parameters().values().stream())
        .toList();
  }

  private static Stream<CfnValue> values(EvaluatedTemplate stack) {
    return Stream.concat(
        stack.resources().values().stream()
            .flatMap(resource -> resource.properties().stream().map(each -> (CfnValue) each)),
        stack.template().outputs().values().stream().map(CfnValue.Member::value));
  }
}
