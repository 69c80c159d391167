package dev.cumulusc.keep;

import dev.cumulusc.compare.ValueText;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.SubText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a role's policies, with all in it that is known of the stack.
 *
 * @param text the statement without its id, so that equal statements have equal texts
 * @param id its {@code Sid}
 * @param body the statement; nothing for a managed policy that the template does not make, of which
 *     nobody knows what it allows
 */
record PolicyStatement(String text, Optional<String> id, Optional<CfnValue.Mapping> body) {

  static PolicyStatement of(CfnValue.Mapping statement) {
    Map<String, CfnValue.Member> rest = new LinkedHashMap<>(statement.members());
    rest.remove("Sid");
    Optional<String> id =
        statement.get("Sid") instanceof CfnValue.Text text
            ? Optional.of(text.value())
            : Optional.empty();
    return new PolicyStatement(
        ValueText.exactly(new CfnValue.Mapping(rest, statement.origin())),
        id,
        Optional.of(statement));
  }

  /** Returns a managed policy that the template does not make. */
  static PolicyStatement unknown(CfnValue policy) {
    return new PolicyStatement(ValueText.exactly(policy), Optional.empty(), Optional.empty());
  }

  boolean isKept() {
    return id.filter(name -> name.startsWith(KeptTemplate.SID_PREFIX)).isPresent();
  }

  boolean isUnknown() {
    return body.isEmpty();
  }

  private boolean allows() {
    return body.filter(
            statement ->
                statement.get("Effect") instanceof CfnValue.Text effect
                    && effect.value().equals("Allow"))
        .isPresent();
  }

  /** Returns the actions that it names, if it allows these. */
  List<String> actions() {
    List<String> actions = new ArrayList<>();
    if (allows()) {
      for (CfnValue action : items("Action")) {
        if (action instanceof CfnValue.Text text) {
          actions.add(text.value());
        }
      }
    }
    return actions;
  }

  /** Returns the resources that it names. */
  List<CfnValue> resources() {
    return items("Resource");
  }

  Optional<CfnValue.Mapping> condition() {
    return body.map(statement -> statement.get("Condition"))
        .filter(CfnValue.Mapping.class::isInstance)
        .map(CfnValue.Mapping.class::cast);
  }

  /**
   * Returns whether it allows something.
   *
   * @param isLenient whether what is not known in it counts as what is asked for, and a condition
   *     as met
   */
  boolean allows(Permission asked, boolean isLenient) {
    return allows()
        && matchesAction(asked.action())
        && matchesResource(asked.resource(), isLenient)
        && (isLenient || condition().isEmpty() || hasCondition(asked));
  }

  private boolean hasCondition(Permission asked) {
    return condition().map(ValueText::exactly).equals(asked.condition().map(ValueText::exactly));
  }

  private boolean matchesAction(String action) {
    if (!items("NotAction").isEmpty()) {
      return items("NotAction").stream().noneMatch(each -> isAction(each, action));
    }
    return items("Action").stream().anyMatch(each -> isAction(each, action));
  }

  private static boolean isAction(CfnValue pattern, String action) {
    return pattern instanceof CfnValue.Text text && isAction(text.value(), action);
  }

  /** Returns whether a pattern of actions, in which case does not count, is one of an action. */
  static boolean isAction(String pattern, String action) {
    return Pattern.compile(wildcards(pattern), Pattern.CASE_INSENSITIVE).matcher(action).matches();
  }

  private boolean matchesResource(CfnValue resource, boolean isLenient) {
    if (!items("NotResource").isEmpty()) {
      return items("NotResource").stream()
          .noneMatch(each -> isResource(each, resource, !isLenient));
    }
    return items("Resource").stream().anyMatch(each -> isResource(each, resource, isLenient));
  }

  private static boolean isResource(CfnValue pattern, CfnValue resource, boolean isLenient) {
    String wanted =
        resource instanceof CfnValue.Text text ? text.value() : ValueText.exactly(resource);
    if (pattern instanceof CfnValue.Text text) {
      return wanted.matches("(?s)" + wildcards(text.value()));
    }
    if (ValueText.exactly(pattern).equals(wanted)) {
      return true;
    }
    return isLenient
        && (!(pattern instanceof CfnValue.Sub sub) || wanted.matches("(?s)" + lenient(sub)));
  }

  private static String lenient(CfnValue.Sub sub) {
    StringBuilder regex = new StringBuilder();
    for (SubText.Piece piece : SubText.parse(sub.text())) {
      regex.append(
          piece instanceof SubText.Reference
              ? ".*"
              : wildcards(sub.text().substring(piece.start(), piece.end())));
    }
    return regex.toString();
  }

  private static String wildcards(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (char c : pattern.toCharArray()) {
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return regex.toString();
  }

  private List<CfnValue> items(String name) {
    @Nullable CfnValue value = body.map(statement -> statement.get(name)).orElse(null);
    if (value == null) {
      return List.of();
    }
    return value instanceof CfnValue.Sequence list ? list.items() : List.of(value);
  }
}
