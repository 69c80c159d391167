package dev.cumulusc.keep;

import dev.cumulusc.compare.Evaluator;
import dev.cumulusc.iam.AccessRights;
import dev.cumulusc.iam.RolePolicies;
import dev.cumulusc.iam.Wildcards;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.SubText;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

  /**
   * Returns the statements of a role; none if the template does not have it.
   *
   * @param evaluator knows what is known of the template
   * @param settings knows the template's parameters and conditions, and nothing else
   */
  static List<PolicyStatement> ofRole(
      String logicalId, Template template, Evaluator evaluator, Evaluator settings) {
    Resource role = template.resources().get(logicalId);
    if (role == null) {
      return List.of();
    }
    RolePolicies.Properties properties =
        resource ->
            (CfnValue.Mapping) settings.resolved(RolePolicies.Properties.WRITTEN.of(resource));
    List<PolicyStatement> statements = new ArrayList<>();
    for (CfnValue.Mapping statement :
        RolePolicies.statements(role, template.resources(), properties)) {
      statements.add(of((CfnValue.Mapping) evaluator.resolved(statement)));
    }
    for (CfnValue policy : RolePolicies.others(role, template.resources(), properties)) {
      statements.add(unknown(evaluator.resolved(policy)));
    }
    return statements;
  }

  private static PolicyStatement of(CfnValue.Mapping statement) {
    Map<String, CfnValue.Member> rest = new LinkedHashMap<>(statement.members());
    rest.remove("Sid");
    Optional<String> id =
        statement.get("Sid") instanceof CfnValue.Text text
            ? Optional.of(text.value())
            : Optional.empty();
    return new PolicyStatement(
        AccessRights.text(new CfnValue.Mapping(rest, statement.origin())),
        id,
        Optional.of(statement));
  }

  private static PolicyStatement unknown(CfnValue policy) {
    return new PolicyStatement(AccessRights.text(policy), Optional.empty(), Optional.empty());
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
    return condition()
        .map(AccessRights::condition)
        .equals(asked.condition().map(AccessRights::condition));
  }

  private boolean matchesAction(String action) {
    return items("NotAction").isEmpty()
        ? items("Action").stream().anyMatch(each -> isAction(each, action))
        : items("NotAction").stream().noneMatch(each -> isAction(each, action));
  }

  private static boolean isAction(CfnValue pattern, String action) {
    return pattern instanceof CfnValue.Text text && isAction(text.value(), action);
  }

  /** Returns whether a pattern of actions, in which case does not count, is one of an action. */
  static boolean isAction(String pattern, String action) {
    return Wildcards.covers(pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT));
  }

  private boolean matchesResource(CfnValue resource, boolean isLenient) {
    return items("NotResource").isEmpty()
        ? items("Resource").stream().anyMatch(each -> isResource(each, resource, isLenient))
        : items("NotResource").stream().noneMatch(each -> isResource(each, resource, !isLenient));
  }

  private static boolean isResource(CfnValue pattern, CfnValue resource, boolean isLenient) {
    String wanted = AccessRights.text(resource);
    if (pattern instanceof CfnValue.Text text) {
      return Wildcards.covers(text.value(), wanted);
    }
    return AccessRights.text(pattern).equals(wanted)
        || isLenient
            && (!(pattern instanceof CfnValue.Sub sub) || Wildcards.covers(lenient(sub), wanted));
  }

  private static String lenient(CfnValue.Sub sub) {
    StringBuilder pattern = new StringBuilder();
    for (SubText.Piece piece : SubText.parse(sub.text())) {
      pattern.append(
          piece instanceof SubText.Reference
              ? "*"
              : sub.text().substring(piece.start(), piece.end()));
    }
    return pattern.toString();
  }

  private List<CfnValue> items(String name) {
    @Nullable CfnValue value = body.map(statement -> statement.get(name)).orElse(null);
    return value == null ? List.of() : AccessRights.items(value);
  }
}
