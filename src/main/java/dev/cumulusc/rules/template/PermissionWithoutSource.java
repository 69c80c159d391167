package dev.cumulusc.rules.template;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds permissions to call a function that a service has on behalf of any account. */
public final class PermissionWithoutSource implements TemplateRule {
  private static final RuleInfo INFO =
      RuleInfo.note(
              Stage.TEMPLATE,
              "C6125",
              "permission-without-source",
              "A service may call a function on behalf of any account.")
          .because(
              "Whoever knows the function's ARN can make the service call it from an account of"
                  + " their own. An ARN of S3 names no account, and a deleted bucket's name can be"
                  + " taken by somebody else.")
          .fixedBy(
              "Set `SourceArn` to what calls the function; for a bucket, set `SourceAccount` as"
                  + " well.")
          .accordingTo(Authority.aws("lambda/latest/api/API_AddPermission.html"));

  private static final String SOURCE_ARN = "SourceArn";
  private static final String SOURCE_ACCOUNT = "SourceAccount";

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    checked.wholeResources(
        List.of("AWS::Lambda::Permission"),
        (resource, properties) -> check(resource, properties, diagnostics));
  }

  private static void check(
      Resource resource, CfnValue.Mapping properties, Diagnostics diagnostics) {
    Optional<String> service = service(properties.get("Principal"));
    if (service.isEmpty() || properties.get(SOURCE_ACCOUNT) != null) {
      return;
    }
    boolean isBucket = service.get().startsWith("s3.");
    boolean isLimited =
        Stream.of(SOURCE_ARN, "PrincipalOrgID", "EventSourceToken")
            .anyMatch(name -> properties.get(name) != null);
    if (isBucket || !isLimited) {
      String missing = isLimited ? SOURCE_ACCOUNT : SOURCE_ARN;
      diagnostics.report(
          INFO,
          resource.origin(),
          "`"
              + service.get()
              + "` may call the function on behalf of any account: `"
              + resource.logicalId()
              + "` has no `"
              + missing
              + "`.");
    }
  }

  private static Optional<String> service(@Nullable CfnValue principal) {
    Optional<String> name =
        principal instanceof CfnValue.Text text
            ? Optional.of(text.value())
            : principal instanceof CfnValue.Sub sub ? Optional.of(sub.text()) : Optional.empty();
    return name.filter(each -> each.endsWith(".amazonaws.com"));
  }
}
