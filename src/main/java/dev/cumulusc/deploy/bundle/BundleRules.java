package dev.cumulusc.deploy.bundle;

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
          "A template has to be deployed from S3, but no bucket is set.");

  private BundleRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(TEMPLATE_WITHOUT_BUCKET);
  }
}
