package dev.cumulusc.iam;

import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.SubText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes statements of policies apart. */
public final class AccessRights {
  private AccessRights() {}

  /** Returns each action that a statement names on each of its resources. */
  public static List<AccessRight> of(CfnValue.Mapping statement) {
    String effect = statement.get("Effect") instanceof CfnValue.Text text ? text.value() : "Allow";
    String condition = condition(statement.get("Condition"));
    List<AccessRight> rights = new ArrayList<>();
    for (String action : named(statement, "Action")) {
      for (String resource : named(statement, "Resource")) {
        rights.add(new AccessRight(effect, action, resource, condition));
      }
    }
    return rights;
  }

  /** What a statement excepts is one text: it can't be compared part by part. */
  private static List<String> named(CfnValue.Mapping statement, String name) {
    @Nullable CfnValue excepted = statement.get(AccessRight.NOT + name);
    if (excepted != null) {
      String all = items(excepted).stream().map(AccessRights::text).sorted().toList().toString();
      return List.of(AccessRight.NOT + name + " " + all);
    }
    @Nullable CfnValue value = statement.get(name);
    return value == null ? List.of() : items(value).stream().map(AccessRights::text).toList();
  }

  /** Returns the items of what may be one value or a list. */
  public static List<CfnValue> items(CfnValue value) {
    return value instanceof CfnValue.Sequence list ? list.items() : List.of(value);
  }

  /** Returns a condition as text: {@code StringEquals iam:PassedToService = ecs.amazonaws.com}. */
  public static String condition(@Nullable CfnValue condition) {
    if (!(condition instanceof CfnValue.Mapping operators)) {
      return condition == null ? "" : text(condition);
    }
    List<String> parts = new ArrayList<>();
    sorted(operators)
        .forEach(
            (operator, keys) -> {
              if (keys instanceof CfnValue.Mapping mapping) {
                sorted(mapping)
                    .forEach(
                        (key, value) ->
                            parts.add(
                                operator
                                    + " "
                                    + key
                                    + " = "
                                    + items(value).stream()
                                        .map(AccessRights::text)
                                        .sorted()
                                        .collect(Collectors.joining(", "))));
              } else {
                parts.add(operator + " " + text(keys));
              }
            });
    return String.join("; ", parts);
  }

  private static Map<String, CfnValue> sorted(CfnValue.Mapping mapping) {
    Map<String, CfnValue> sorted = new TreeMap<>();
    mapping.members().forEach((name, member) -> sorted.put(name, member.value()));
    return sorted;
  }

  /** Returns a value as text: references as {@code ${X.Arn}}, equal texts for equal values. */
  public static String text(CfnValue value) {
    if (value instanceof CfnValue.Text text) {
      return text.value();
    } else if (value instanceof CfnValue.Number number) {
      return number.value();
    } else if (value instanceof CfnValue.Bool bool) {
      return Boolean.toString(bool.value());
    } else if (value instanceof CfnValue.Reference reference) {
      return "${" + reference.path() + "}";
    } else if (value instanceof CfnValue.Sub sub) {
      return text(sub);
    } else if (value instanceof CfnValue.Sequence list) {
      return list.items().stream().map(AccessRights::text).toList().toString();
    } else if (value instanceof CfnValue.Mapping mapping) {
      return sorted(mapping).entrySet().stream()
          .map(each -> each.getKey() + ": " + text(each.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value instanceof CfnValue.Function function ? text(function) : "null";
  }

  private static String text(CfnValue.Sub sub) {
    StringBuilder text = new StringBuilder();
    for (SubText.Piece piece : SubText.parse(sub.text())) {
      @Nullable CfnValue variable =
          piece instanceof SubText.Reference place ? sub.variables().get(place.path()) : null;
      if (variable != null) {
        text.append(text(variable));
      } else if (piece instanceof SubText.Reference place) {
        text.append("${").append(place.path()).append('}');
      } else {
        text.append(sub.text(), piece.start(), piece.end());
      }
    }
    return text.toString();
  }

  private static String text(CfnValue.Function function) {
    if (function.name().equals("Fn::Join")
        && function.argument() instanceof CfnValue.Sequence list
        && list.items().size() == 2
        && list.items().get(0) instanceof CfnValue.Text delimiter
        && list.items().get(1) instanceof CfnValue.Sequence parts) {
      return parts.items().stream()
          .map(AccessRights::text)
          .collect(Collectors.joining(delimiter.value()));
    }
    return "${" + function.name() + " " + text(function.argument()) + "}";
  }
}
