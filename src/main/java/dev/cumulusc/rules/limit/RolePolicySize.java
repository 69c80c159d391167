package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.PolicyLength;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import dev.cumulusc.template.Template;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks that policies are not longer than IAM takes, and that no role has too many. */
public final class RolePolicySize implements TemplateRule {
  private static final RuleInfo TOO_LONG =
      RuleInfo.error(
              Stage.LIMIT,
              "C5022",
              "role-policies-too-long",
              "The policies of a role are longer than IAM allows, or more.")
          .because(
              "IAM takes 10,240 characters for all policies within a role together, 6,144 for a"
                  + " managed policy, white space not counted, and attaches ten of those to a role"
                  + " unless the account's quota is raised. It refuses more, and the deployment is"
                  + " rolled back. It is a warning where the length depends on what references"
                  + " become.")
          .fixedBy("Name a role with managed policies under `iams`, or divide the policy.")
          .accordingTo(Authority.aws("IAM/latest/UserGuide/reference_iam-quotas.html"));

  private static final String DOCUMENT = "PolicyDocument";

  @Override
  public List<RuleInfo> infos() {
    return List.of(TOO_LONG);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    Template template = checked.template();
    for (Resource resource : template.resources().values()) {
      Optional<CfnValue.Mapping> properties = resource.properties();
      if (resource.type().equals(ResourceTypes.ROLE)) {
        compare(
            "The policies within the role `" + resource.logicalId() + "` together",
            inline(resource, template),
            PolicyLength.INLINE_MAXIMUM,
            resource,
            diagnostics);
        properties.ifPresent(written -> count(resource, written, diagnostics));
      } else if (resource.type().equals("AWS::IAM::ManagedPolicy")) {
        compare(
            "The managed policy `" + resource.logicalId() + "`",
            properties.map(written -> written.get(DOCUMENT)).stream().toList(),
            PolicyLength.MANAGED_MAXIMUM,
            resource,
            diagnostics);
      }
    }
  }

  /**
   * Returns the documents of the policies within a role. IAM counts those that are attached by a
   * resource of their own, unless they are managed.
   */
  public static List<CfnValue> inline(Resource role, Template template) {
    List<CfnValue> documents = new ArrayList<>();
    for (CfnValue policy : items(role, "Policies")) {
      if (policy instanceof CfnValue.Mapping mapping && mapping.get(DOCUMENT) != null) {
        documents.add(mapping.get(DOCUMENT));
      }
    }
    for (Resource policy : template.resources().values()) {
      boolean isAttached =
          policy.type().equals("AWS::IAM::Policy")
              && items(policy, "Roles").stream()
                  .flatMap(value -> value.references().stream())
                  .anyMatch(each -> each.target().equals(role.logicalId()));
      if (isAttached) {
        policy.properties().map(written -> written.get(DOCUMENT)).ifPresent(documents::add);
      }
    }
    return documents;
  }

  private static List<CfnValue> items(Resource resource, String name) {
    @Nullable CfnValue value = resource.properties().map(all -> all.get(name)).orElse(null);
    return value instanceof CfnValue.Sequence list ? list.items() : List.of();
  }

  private static void compare(
      String what, List<CfnValue> documents, int limit, Resource at, Diagnostics diagnostics) {
    int least = documents.stream().mapToInt(PolicyLength::atLeast).sum();
    int about = documents.stream().mapToInt(PolicyLength::of).sum();
    if (about > limit) {
      boolean isCertain = least > limit;
      String message =
          String.format(
              Locale.ROOT,
              "%s have %s %,d characters, but IAM takes %,d.",
              what,
              isCertain ? "at least" : "about",
              isCertain ? least : about,
              limit);
      report(
          what.startsWith("The managed") ? message.replace("` have", "` has") : message,
          isCertain,
          at,
          diagnostics);
    }
  }

  private static void count(Resource role, CfnValue.Mapping properties, Diagnostics diagnostics) {
    if (properties.get("ManagedPolicyArns") instanceof CfnValue.Sequence list
        && list.items().size() > PolicyLength.MANAGED_POLICIES) {
      report(
          String.format(
              Locale.ROOT,
              "The role `%s` has %d managed policies, but IAM attaches %d to a role.",
              role.logicalId(),
              list.items().size(),
              PolicyLength.MANAGED_POLICIES),
          false,
          role,
          diagnostics);
    }
  }

  private static void report(
      String message, boolean isCertain, Resource at, Diagnostics diagnostics) {
    Diagnostic found =
        Diagnostic.of(TOO_LONG, at.origin(), message)
            .withHelp("Name a role with managed policies under `iams`, or divide the policy.");
    diagnostics.report(isCertain ? found : found.withSeverity(Severity.WARNING));
  }
}
