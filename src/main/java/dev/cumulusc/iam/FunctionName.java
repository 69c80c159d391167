package dev.cumulusc.iam;

import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.SubText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ARN of a function from any of the names that Lambda knows it by. */
final class FunctionName {
  private static final Pattern LITERAL_EXPRESSION =
      Pattern.compile("\\{%\\s*(?:'([^']*)'|\"([^\"]*)\")\\s*%\\}");

  private static final Pattern PARTIAL_ARN = Pattern.compile("\\d{12}:function:.+");

  private FunctionName() {}

  /**
   * Returns the ARN.
   *
   * @param written the ARN, a part of it, or the name, with references
   * @return nothing where the name is worked out at run time
   */
  static Optional<CfnValue> arn(String written, Deployment deployment, Origin origin) {
    Matcher literal = LITERAL_EXPRESSION.matcher(written);
    if (literal.matches()) {
      String text = literal.group(1) == null ? literal.group(2) : literal.group(1);
      return arn(text, deployment, origin);
    }
    if (written.startsWith("{%")) {
      return Optional.empty();
    }
    List<SubText.Piece> pieces = SubText.parseWithAngles(written);
    if (!pieces.isEmpty() && pieces.get(0) instanceof SubText.Reference reference) {
      return Optional.of(referred(reference, written, deployment, origin));
    }
    String text = SubText.withBraces(written);
    if (text.startsWith("arn:")) {
      return Optional.of(text(text, origin));
    }
    String start = "arn:${AWS::Partition}:lambda:${AWS::Region}:";
    return Optional.of(
        CfnValue.sub(
            PARTIAL_ARN.matcher(text).matches()
                ? start + text
                : start + "${AWS::AccountId}:function:" + text,
            origin));
  }

  /** Returns the function of the deployment that a reference means. */
  static Optional<LambdaSpec> function(SubText.Reference reference, Deployment deployment) {
    return deployment.lambdas().stream()
        .filter(lambda -> lambda.logicalId().equals(reference.name()))
        .findFirst();
  }

  private static CfnValue referred(
      SubText.Reference reference, String written, Deployment deployment, Origin origin) {
    String rest = SubText.withBraces(written.substring(reference.end()));
    Optional<LambdaSpec> function = function(reference, deployment);
    if (function.isPresent()) {
      String logicalId = function.get().logicalId();
      return rest.isEmpty()
          ? CfnValue.getAtt(logicalId, "Arn", origin)
          : CfnValue.sub("${" + logicalId + ".Arn}" + rest, origin);
    }
    if (rest.isEmpty()) {
      return reference.attribute() == null
          ? CfnValue.ref(reference.name(), origin)
          : CfnValue.getAtt(reference.name(), reference.attribute(), origin);
    }
    return CfnValue.sub(SubText.withBraces(written), origin);
  }

  private static CfnValue text(String text, Origin origin) {
    return text.contains("${") ? CfnValue.sub(text, origin) : CfnValue.text(text, origin);
  }
}
