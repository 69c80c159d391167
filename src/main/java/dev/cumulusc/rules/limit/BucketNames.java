package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.model.BucketName;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.Located;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.RuleContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks the names of buckets that are to be there already. Since S3 gave other names in former
 * years, such a bucket can be there nevertheless.
 */
public final class BucketNames implements DeploymentRule {
  private static final RuleInfo BAD_NAME =
      RuleInfo.warning(
              Stage.LIMIT,
              "C5187",
              "bucket-name",
              "A bucket of the configuration has a name that S3 gives to no bucket.")
          .because("A bucket of this name can't be made, and none that is there is found.")
          .fixedBy(
              "Correct the name. If it is that of a bucket from before March 2018, ignore this"
                  + " warning.")
          .accordingTo(Authority.aws("AmazonS3/latest/userguide/bucketnamingrules.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(BAD_NAME);
  }

  @Override
  public void check(RuleContext context, Diagnostics diagnostics) {
    Deployment deployment = context.deployment();
    Set<String> checked = new HashSet<>();
    deployment
        .base()
        .storage()
        .buckets()
        .forEach(bucket -> check(bucket.name(), checked, diagnostics));
    deployment.settings().systemBucket().ifPresent(name -> check(name, checked, diagnostics));
  }

  private static void check(Located<String> name, Set<String> checked, Diagnostics diagnostics) {
    if (checked.add(name.value())) {
      BucketName.problem(name.value())
          .ifPresent(
              problem ->
                  diagnostics.report(
                      BAD_NAME,
                      name.origin(),
                      "No bucket can have the name `" + name.value() + "`: " + problem + "."));
    }
  }
}
