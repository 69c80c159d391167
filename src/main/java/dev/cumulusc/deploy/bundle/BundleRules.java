package dev.cumulusc.deploy.bundle;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** The rules about what is uploaded before a deployment. */
public final class BundleRules {
  static final RuleInfo TEMPLATE_WITHOUT_BUCKET =
      RuleInfo.error(
              Stage.DEPLOY,
              "C7001",
              "template-without-bucket",
              "A template must be deployed from S3, but no bucket is set.")
          .fixedBy(
              "Set `system_bucket`, or `buckets.internal.name`, to a bucket in the"
                  + " Region of the stack.")
          .accordingTo(
              Authority.aws("AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"));

  private BundleRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(TEMPLATE_WITHOUT_BUCKET);
  }
}
