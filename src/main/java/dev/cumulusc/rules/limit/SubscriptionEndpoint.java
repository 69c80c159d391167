package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resources;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds subscriptions of topics whose endpoint is none of their protocol. */
public final class SubscriptionEndpoint implements TemplateRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.LIMIT,
              "C5183",
              "subscription-endpoint",
              "The endpoint of a subscription is not what its protocol takes.")
          .because("SNS refuses the subscription, and CloudFormation rolls the stack back.")
          .fixedBy(
              "Write the ARN of the function, queue or stream, the address with `@`, or the URL"
                  + " that begins with the protocol.")
          .accordingTo(Authority.aws("sns/latest/api/API_Subscribe.html"));

  private static final Form ADDRESS = new Form("[^@\\s]+@[^@\\s]+", "an email address");

  private static final Map<String, Form> FORMS =
      Map.of(
          "application",
          arn("sns", "an endpoint of an application"),
          "email",
          ADDRESS,
          "email-json",
          ADDRESS,
          "firehose",
          arn("firehose", "a delivery stream"),
          "http",
          new Form("(?i:http)://.+", "a URL that begins with `http://`"),
          "https",
          new Form("(?i:https)://.+", "a URL that begins with `https://`"),
          "lambda",
          arn("lambda", "a function"),
          "sms",
          new Form("\\+?[0-9() .-]+", "a telephone number"),
          "sqs",
          arn("sqs", "a queue"));

  /**
   * What endpoints look like.
   *
   * @param noun names them, as it completes "but the protocol takes ..."
   */
  private record Form(Pattern pattern, String noun) {
    Form(String pattern, String noun) {
      this(Pattern.compile(pattern), noun);
    }
  }

  private static Form arn(String service, String owner) {
    return new Form("arn:[^:]*:" + service + ":.+", "the ARN of " + owner);
  }

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    Resources.ofType(
        checked.template(),
        "AWS::SNS::Subscription",
        (resource, properties) -> check(properties, diagnostics));
    Resources.ofType(
        checked.template(),
        "AWS::SNS::Topic",
        (resource, properties) -> {
          if (properties.get("Subscription") instanceof CfnValue.Sequence list) {
            for (CfnValue item : list.items()) {
              if (item instanceof CfnValue.Mapping subscription) {
                check(subscription, diagnostics);
              }
            }
          }
        });
  }

  private static void check(CfnValue.Mapping subscription, Diagnostics diagnostics) {
    Optional<String> protocol = Resources.text(subscription, "Protocol");
    Optional<Form> form = protocol.flatMap(name -> Optional.ofNullable(FORMS.get(name)));
    if (form.isPresent()
        && subscription.get("Endpoint") instanceof CfnValue.Text endpoint
        && !endpoint.value().contains("resolve:")
        && !endpoint.value().contains("${") // PlainReference reports a reference in a string.
        && !form.get().pattern().matcher(endpoint.value()).matches()) {
      diagnostics.report(
          INFO,
          endpoint.origin(),
          "The endpoint is "
              + (endpoint.value().isEmpty() ? "empty" : "`" + endpoint.value() + "`")
              + ", but the protocol `"
              + protocol.get()
              + "` takes "
              + form.get().noun()
              + ".");
    }
  }
}
