package dev.cumulusc.compare;

import dev.cumulusc.source.Secrets;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.ResourceTypes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives the definitions of two versions of a state machine one spelling where they differ in it:
 * {@code Definition} is an object, {@code DefinitionString} the same object as text, in which
 * references stand as <code>${X.Arn}</code>; and what a placeholder stands for can be in {@code
 * DefinitionSubstitutions}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html">The
 *     properties of a state machine</a>
 */
final class DefinitionSpelling {
  private static final String OBJECT = "Definition";
  private static final String TEXT = "DefinitionString";
  private static final String SUBSTITUTIONS = "DefinitionSubstitutions";

  private final Map<String, String> substitutions = new LinkedHashMap<>();

  /** What is a secret by its name would not be one any more in the place that names it. */
  private DefinitionSpelling(CfnValue.Mapping properties) {
    if (properties.get(SUBSTITUTIONS) instanceof CfnValue.Mapping mapping) {
      mapping.members().entrySet().stream()
          .filter(each -> !Secrets.isSecretMember(each.getKey()))
          .forEach(
              each ->
                  inline(each.getValue().value())
                      .ifPresent(text -> substitutions.put(each.getKey(), text)));
    }
  }

  /** The properties of two versions of a resource. */
  record Pair(CfnValue.Mapping before, CfnValue.Mapping after) {}

  /**
   * Returns properties with the definition under {@code DefinitionString} as an object, if they
   * spell it differently and both can be read; else they stay as they are.
   *
   * @param type the resource's type
   */
  static Pair alike(String type, CfnValue.Mapping before, CfnValue.Mapping after) {
    if (type.equals(ResourceTypes.STATE_MACHINE) && !spelling(before).equals(spelling(after))) {
      Optional<CfnValue.Mapping> old = new DefinitionSpelling(before).spelled(before);
      Optional<CfnValue.Mapping> young = new DefinitionSpelling(after).spelled(after);
      if (old.isPresent() && young.isPresent()) {
        return new Pair(old.get(), young.get());
      }
    }
    return new Pair(before, after);
  }

  private static String spelling(CfnValue.Mapping properties) {
    return (properties.get(OBJECT) != null ? OBJECT : TEXT)
        + (properties.get(SUBSTITUTIONS) != null ? SUBSTITUTIONS : "");
  }

  private Optional<CfnValue.Mapping> spelled(CfnValue.Mapping properties) {
    CfnValue object = properties.get(OBJECT);
    CfnValue text = properties.get(TEXT);
    Optional<CfnValue> definition =
        object != null
            ? Optional.of(object)
            : Optional.ofNullable(text).flatMap(JsonInText::of).map(CfnReader::value);
    if (definition.isEmpty()) {
      return Optional.empty();
    }
    Map<String, CfnValue.Member> members = new LinkedHashMap<>(properties.members());
    CfnValue.@Nullable Member written = members.remove(OBJECT);
    members.remove(SUBSTITUTIONS);
    members.put(
        TEXT,
        new CfnValue.Member(
            filled(definition.get()), written == null ? properties.origin() : written.key()));
    return Optional.of(new CfnValue.Mapping(members, properties.origin()));
  }

  /** Returns a part of a definition with each reference and placeholder as text. */
  private CfnValue filled(CfnValue value) {
    if (value instanceof CfnValue.Mapping mapping) {
      Map<String, CfnValue.Member> members = new LinkedHashMap<>();
      mapping
          .members()
          .forEach(
              (name, member) ->
                  members.put(name, new CfnValue.Member(filled(member.value()), member.key())));
      return new CfnValue.Mapping(members, mapping.origin());
    }
    if (value instanceof CfnValue.Sequence list) {
      return new CfnValue.Sequence(list.items().stream().map(this::filled).toList(), list.origin());
    }
    return inline(value)
        .<CfnValue>map(text -> new CfnValue.Text(substituted(text), value.origin()))
        .orElse(value);
  }

  private String substituted(String text) {
    String filled = text;
    for (Map.Entry<String, String> each : substitutions.entrySet()) {
      filled = filled.replace("${" + each.getKey() + "}", each.getValue());
    }
    return filled;
  }

  /** Returns a string as it stands in text, where a reference is <code>${X.Arn}</code>. */
  private static Optional<String> inline(CfnValue value) {
    if (value instanceof CfnValue.Text text) {
      return Optional.of(text.value());
    }
    if (value instanceof CfnValue.Reference reference) {
      return Optional.of("${" + reference.path() + "}");
    }
    return value instanceof CfnValue.Sub sub && sub.variables().isEmpty()
        ? Optional.of(sub.text())
        : Optional.empty();
  }
}
