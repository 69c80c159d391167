package dev.cumulusc.compare;

import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resources;
import dev.cumulusc.template.SubText;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a template's functions give as far as that is known without CloudFormation: the values of
 * parameters, mappings, conditions, and texts put together from them.
 */
public final class Evaluator {
  private static final String NO_VALUE = "AWS::NoValue";

  private final Template template;
  private final Map<String, String> known;
  private final Map<String, Optional<Boolean>> conditions = new HashMap<>();

  /**
   * Makes the knowledge about a template.
   *
   * @param known the values that are known and may be seen: of parameters by their names, of other
   *     references by what stands between the braces in an {@code Fn::Sub}
   */
  public Evaluator(Template template, Map<String, String> known) {
    this.template = template;
    this.known = Map.copyOf(known);
  }

  boolean isParameter(String name) {
    return template.parameters().containsKey(name);
  }

  /** Returns a value with all that is known in it worked out. */
  public CfnValue resolved(CfnValue value) {
    if (value instanceof CfnValue.Mapping mapping) {
      Map<String, CfnValue.Member> members = new LinkedHashMap<>();
      mapping
          .members()
          .forEach(
              (name, member) -> {
                CfnValue inner = resolved(member.value());
                if (!isNoValue(inner)) {
                  members.put(name, new CfnValue.Member(inner, member.key()));
                }
              });
      return new CfnValue.Mapping(members, mapping.origin());
    }
    if (value instanceof CfnValue.Sequence list) {
      return new CfnValue.Sequence(
          list.items().stream().map(this::resolved).filter(each -> !isNoValue(each)).toList(),
          list.origin());
    }
    if (value instanceof CfnValue.Reference reference) {
      return referred(reference.path(), reference.origin()).orElse(reference);
    }
    if (value instanceof CfnValue.Sub sub) {
      return sub(sub);
    }
    return value instanceof CfnValue.Function function ? function(function) : value;
  }

  private static boolean isNoValue(CfnValue value) {
    return value instanceof CfnValue.Ref ref && ref.target().equals(NO_VALUE);
  }

  private Optional<CfnValue> referred(String name, Origin origin) {
    return Optional.ofNullable(known.get(name))
        .map(value -> isList(name) ? list(value, origin) : CfnValue.text(value, origin));
  }

  private boolean isList(String name) {
    CfnValue.Member declared = template.parameters().get(name);
    return declared != null
        && declared.value() instanceof CfnValue.Mapping mapping
        && mapping.get("Type") instanceof CfnValue.Text type
        && (type.value().equals("CommaDelimitedList") || type.value().startsWith("List<"));
  }

  private static CfnValue list(String value, Origin origin) {
    List<CfnValue> items = new ArrayList<>();
    for (String item : value.split(",", -1)) {
      items.add(CfnValue.text(item.strip(), origin));
    }
    return CfnValue.list(items, origin);
  }

  /**
   * Puts what is known into a string; what is left of it is the simplest value that says the same.
   */
  private CfnValue sub(CfnValue.Sub sub) {
    Map<String, CfnValue> variables = new LinkedHashMap<>();
    sub.variables().forEach((name, value) -> variables.put(name, resolved(value)));
    StringBuilder text = new StringBuilder();
    List<SubText.Reference> left = new ArrayList<>();
    for (SubText.Piece piece : SubText.parse(sub.text())) {
      String value = piece instanceof SubText.Reference place ? text(place, variables) : null;
      if (value != null) {
        text.append(value);
      } else {
        text.append(sub.text(), piece.start(), piece.end());
        if (piece instanceof SubText.Reference place) {
          left.add(place);
        }
      }
    }
    variables.keySet().retainAll(left.stream().map(SubText.Reference::path).toList());
    if (left.isEmpty()) {
      return CfnValue.text(text.toString().replace("${!", "${"), sub.origin());
    }
    if (left.size() == 1 && text.length() == left.get(0).end() - left.get(0).start()) {
      return alone(left.get(0), variables, sub.origin());
    }
    return new CfnValue.Sub(text.toString(), variables, sub.places(), sub.origin());
  }

  private static CfnValue alone(
      SubText.Reference place, Map<String, CfnValue> variables, Origin origin) {
    @Nullable CfnValue variable = variables.get(place.path());
    if (variable != null) {
      return variable;
    }
    return place.attribute() == null
        ? CfnValue.ref(place.name(), origin)
        : CfnValue.getAtt(place.name(), place.attribute(), origin);
  }

  private @Nullable String text(SubText.Reference place, Map<String, CfnValue> variables) {
    @Nullable CfnValue variable = variables.get(place.path());
    return variable != null ? literal(variable).orElse(null) : known.get(place.path());
  }

  private CfnValue function(CfnValue.Function function) {
    CfnValue argument = resolved(function.argument());
    List<CfnValue> parts =
        argument instanceof CfnValue.Sequence list ? list.items() : List.of(argument);
    Optional<CfnValue> result =
        switch (function.name()) {
          case "Fn::If" -> choice(parts);
          case "Fn::FindInMap" -> found(parts);
          case "Fn::Join" -> joined(parts, function.origin());
          case "Fn::Select" -> selected(parts);
          case "Fn::Split" -> split(parts, function.origin());
          default -> Optional.empty();
        };
    return result.orElseGet(
        () -> new CfnValue.Function(function.name(), argument, function.origin()));
  }

  private Optional<CfnValue> choice(List<CfnValue> parts) {
    return parts.size() == 3 && parts.get(0) instanceof CfnValue.Text name
        ? holds(name.value()).map(holds -> parts.get(holds ? 1 : 2))
        : Optional.empty();
  }

  private Optional<CfnValue> found(List<CfnValue> parts) {
    @Nullable CfnValue at = new CfnValue.Mapping(template.section("Mappings"), template.origin());
    for (CfnValue part : parts) {
      Optional<String> name = literal(part);
      at = at instanceof CfnValue.Mapping map && name.isPresent() ? map.get(name.get()) : null;
    }
    return Optional.ofNullable(at);
  }

  private static Optional<CfnValue> joined(List<CfnValue> parts, Origin origin) {
    if (parts.size() != 2 || !(parts.get(1) instanceof CfnValue.Sequence list)) {
      return Optional.empty();
    }
    List<Optional<String>> texts = list.items().stream().map(Evaluator::literal).toList();
    return literal(parts.get(0))
        .filter(delimiter -> texts.stream().allMatch(Optional::isPresent))
        .map(
            delimiter ->
                CfnValue.text(
                    texts.stream()
                        .map(Optional::orElseThrow)
                        .collect(Collectors.joining(delimiter)),
                    origin));
  }

  private static Optional<CfnValue> selected(List<CfnValue> parts) {
    return parts.size() == 2 && parts.get(1) instanceof CfnValue.Sequence list
        ? Resources.number(parts.get(0))
            .filter(index -> index < list.items().size())
            .map(index -> list.items().get(index.intValue()))
        : Optional.empty();
  }

  private static Optional<CfnValue> split(List<CfnValue> parts, Origin origin) {
    return parts.size() == 2
            && parts.get(0) instanceof CfnValue.Text separator
            && !separator.value().isEmpty()
        ? literal(parts.get(1))
            .map(
                text ->
                    CfnValue.list(
                        Arrays.stream(text.split(Pattern.quote(separator.value()), -1))
                            .map(part -> CfnValue.text(part, origin))
                            .toList(),
                        origin))
        : Optional.empty();
  }

  /** Returns whether a condition holds; nothing if that is not known. */
  public Optional<Boolean> holds(String condition) {
    Optional<Boolean> result = conditions.get(condition);
    if (result == null) {
      conditions.put(condition, Optional.empty());
      CfnValue.Member declared = template.section("Conditions").get(condition);
      result = declared == null ? Optional.empty() : holds(declared.value());
      conditions.put(condition, result);
    }
    return result;
  }

  private Optional<Boolean> holds(CfnValue value) {
    CfnValue plain = resolved(value);
    if (plain instanceof CfnValue.Mapping single
        && single.members().size() == 1
        && single.get("Condition") instanceof CfnValue.Text name) {
      return holds(name.value());
    }
    if (!(plain instanceof CfnValue.Function function)) {
      return Optional.empty();
    }
    List<CfnValue> parts =
        function.argument() instanceof CfnValue.Sequence list
            ? list.items()
            : List.of(function.argument());
    return switch (function.name()) {
      case "Fn::Equals" -> equal(parts);
      case "Fn::Not" -> holds(parts.get(0)).map(holds -> !holds);
      case "Fn::And" -> all(parts, true);
      case "Fn::Or" -> all(parts, false);
      case "Condition" -> literal(parts.get(0)).flatMap(this::holds);
      default -> Optional.empty();
    };
  }

  private static Optional<Boolean> equal(List<CfnValue> parts) {
    return parts.size() == 2
        ? literal(parts.get(0)).flatMap(left -> literal(parts.get(1)).map(left::equals))
        : Optional.empty();
  }

  /**
   * Returns whether all conditions hold, or whether one does.
   *
   * @param all true for all of them
   */
  private Optional<Boolean> all(List<CfnValue> parts, boolean all) {
    boolean open = false;
    for (CfnValue part : parts) {
      Optional<Boolean> holds = holds(part);
      if (holds.isPresent() && holds.get() != all) {
        return Optional.of(!all);
      }
      open |= holds.isEmpty();
    }
    return open ? Optional.empty() : Optional.of(all);
  }

  private static Optional<String> literal(CfnValue value) {
    if (value instanceof CfnValue.Text text) {
      return Optional.of(text.value());
    }
    if (value instanceof CfnValue.Number number) {
      return Optional.of(number.value());
    }
    return value instanceof CfnValue.Bool bool
        ? Optional.of(Boolean.toString(bool.value()))
        : Optional.empty();
  }
}
