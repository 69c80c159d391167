package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.model.BucketName;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.Located;
import dev.cumulusc.template.Resources;
import dev.cumulusc.template.Template;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.RuleContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

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
          .because(
              "A bucket of this name can't be made, and none that is there is found. Where it is to have"
                  + " the code of a function, and Lambda takes no such name, it is an error.")
          .fixedBy(
              "Correct the name. If it is that of a bucket from before March 2018, ignore this"
                  + " warning.")
          .accordingTo(Authority.aws("AmazonS3/latest/userguide/bucketnamingrules.html"));

  /**
   * What Lambda takes for a bucket with a function's code, whenever the bucket was made.
   *
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCode.html">S3Bucket</a>
   */
  private static final Pattern OF_CODE = Pattern.compile("[0-9A-Za-z._-]{2,62}[0-9A-Za-z_-]");

  @Override
  public List<RuleInfo> infos() {
    return List.of(BAD_NAME);
  }

  @Override
  public void check(RuleContext context, Diagnostics diagnostics) {
    Deployment deployment = context.deployment();
    Set<String> checked = new HashSet<>();
    Set<String> ofCode = ofCode(context.template());
    deployment
        .base()
        .storage()
        .buckets()
        .forEach(bucket -> check(bucket.name(), ofCode, checked, diagnostics));
    deployment
        .settings()
        .systemBucket()
        .ifPresent(name -> check(name, ofCode, checked, diagnostics));
  }

  /** Returns the buckets that functions get their code from. */
  private static Set<String> ofCode(Template template) {
    Set<String> buckets = new HashSet<>();
    Resources.ofType(
        template,
        "AWS::Lambda::Function",
        (function, properties) ->
            Resources.mapping(properties, "Code")
                .flatMap(code -> Resources.text(code, "S3Bucket"))
                .ifPresent(buckets::add));
    return buckets;
  }

  private static void check(
      Located<String> name, Set<String> ofCode, Set<String> checked, Diagnostics diagnostics) {
    String written = name.value();
    if (!checked.add(written)) {
      return;
    }
    boolean isRefused = ofCode.contains(written) && !OF_CODE.matcher(written).matches();
    BucketName.problem(written)
        .map(
            problem ->
                Diagnostic.of(
                    BAD_NAME,
                    name.origin(),
                    "No bucket can have the name `" + written + "`: " + problem + "."))
        .map(found -> isRefused ? found.withSeverity(Severity.ERROR) : found)
        .ifPresent(diagnostics::report);
  }
}
