package dev.cumulusc.bind;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** The rules about names and values that belong together. */
public final class BindRules {
  static final RuleInfo BAD_NAME =
      RuleInfo.error(Stage.BIND, "C1013", "bad-name", "A name can't be part of a logical id.")
          .because("CloudFormation takes only letters and digits in a logical id.")
          .fixedBy("Use letters and digits only. The message proposes such a name.")
          .accordingTo(
              Authority.aws("AWSCloudFormation/latest/UserGuide/resources-section-structure.html"));

  static final RuleInfo DUPLICATE_NAME =
      RuleInfo.error(
              Stage.BIND, "C1014", "duplicate-name", "Two parts of one kind have the same name.")
          .fixedBy("Rename one of them, or delete it.")
          .accordingTo(Authority.own("schemas/config.schema.json"));

  static final RuleInfo OVERRULED_KEY =
      RuleInfo.warning(
              Stage.BIND,
              "C1015",
              "overruled-key",
              "Of two keys that exclude each other, only one is used.")
          .fixedBy("Delete the one that the message calls unused.")
          .accordingTo(Authority.own("docs/differences-from-kes.md"));

  static final RuleInfo DERIVED_NAME =
      RuleInfo.note(
              Stage.BIND,
              "C1016",
              "derived-name",
              "A name is not set and is derived from another one.")
          .because(
              "If the other name changes, this one changes with it, and resources are"
                  + " replaced.")
          .fixedBy("Set the name to fix it; the message says what it is now.")
          .accordingTo(Authority.own("docs/differences-from-kes.md"));

  static final RuleInfo TWO_TARGETS =
      RuleInfo.error(
              Stage.BIND,
              "C1017",
              "two-targets",
              "A service says `docker: true`, which is `runOn: ecs`, and names another target.")
          .because("A container runs in one place.")
          .fixedBy("Remove `docker`, or `runOn`.")
          .accordingTo(Authority.own("docs/moving-to-docker.md"));

  static final RuleInfo PLACEHOLDER_NAME =
      RuleInfo.warning(
              Stage.BIND,
              "C1019",
              "placeholder-name",
              "A name is still the placeholder of the base configuration.")
          .because(
              "Functions, queues, tables and roles get names that begin so, and two deployments"
                  + " in one account get in each other's way. Renaming them later replaces them.")
          .fixedBy("Set `prefix`, and `prefixNoDash` with it, in the application's `config.yml`.")
          .accordingTo(
              Authority.published(
                  "https://github.com/nasa/cumulus/blob/v1.21.0/packages/deployment/app/config.yml"));

  static final RuleInfo BUCKET_TYPE =
      RuleInfo.warning(
              Stage.BIND,
              "C1020",
              "bucket-type",
              "The type of a bucket is none that roles and functions know.")
          .because(
              "The bucket is missing in the roles' permissions and in the lists of buckets that"
                  + " functions get.")
          .fixedBy("Write `internal`, `private`, `protected` or `public`, or leave `type` out.")
          .accordingTo(
              Authority.published(
                  "https://github.com/nasa/cumulus/blob/v1.21.0/packages/deployment/iam/cloudformation.template.yml"));

  static final RuleInfo RULE_WITHOUT_TRIGGER =
      RuleInfo.error(
              Stage.BIND,
              "C1030",
              "rule-without-trigger",
              "A rule has neither a schedule nor an event pattern.")
          .fixedBy("Add `schedule: rate(1 hour)` or an `eventPattern` to the rule.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html"));

  static final RuleInfo DISABLED_BY_DEFAULT =
      RuleInfo.note(
              Stage.BIND,
              "C1031",
              "disabled-by-default",
              "A rule or consumer without `state` is disabled, as in kes.")
          .fixedBy("Write `state: ENABLED`, or `state: DISABLED` if that is meant.")
          .accordingTo(Authority.own("docs/differences-from-kes.md"));

  static final RuleInfo API_NOT_DEPLOYED =
      RuleInfo.warning(
              Stage.BIND,
              "C1037",
              "api-not-deployed",
              "`apiDeploy: false` has no effect, since the stage of an API needs a"
                  + " deployment.")
          .fixedBy("Delete the key. To have no API, delete the API from `apis`.")
          .accordingTo(Authority.aws("apigateway/latest/developerguide/how-to-deploy-api.html"));

  private BindRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(
        BAD_NAME,
        DUPLICATE_NAME,
        OVERRULED_KEY,
        DERIVED_NAME,
        TWO_TARGETS,
        PLACEHOLDER_NAME,
        BUCKET_TYPE,
        RULE_WITHOUT_TRIGGER,
        DISABLED_BY_DEFAULT,
        API_NOT_DEPLOYED);
  }
}
