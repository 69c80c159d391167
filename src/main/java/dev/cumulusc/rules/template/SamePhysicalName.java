package dev.cumulusc.rules.template;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds two resources of one type that would have the same name in AWS. */
public final class SamePhysicalName implements TemplateRule {
  private static final RuleInfo SAME_NAME =
      RuleInfo.error(
              Stage.TEMPLATE,
              "C6206",
              "same-physical-name",
              "Two resources of one type would have the same name.")
          .fixedBy("Rename one of the two resources.")
          .accordingTo(
              Authority.aws("AWSCloudFormation/latest/TemplateReference/aws-properties-name.html"));

  /**
   * The property that names a resource, where the name has to be alone in the account and Region.
   */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("AWS::AutoScaling::AutoScalingGroup", "AutoScalingGroupName"),
          Map.entry("AWS::AutoScaling::LaunchConfiguration", "LaunchConfigurationName"),
          Map.entry("AWS::CloudWatch::Alarm", "AlarmName"),
          Map.entry("AWS::CloudWatch::Dashboard", "DashboardName"),
          Map.entry("AWS::DynamoDB::Table", "TableName"),
          Map.entry("AWS::EC2::LaunchTemplate", "LaunchTemplateName"),
          Map.entry("AWS::ECR::Repository", "RepositoryName"),
          Map.entry("AWS::ECS::CapacityProvider", "Name"),
          Map.entry("AWS::ECS::Cluster", "ClusterName"),
          Map.entry("AWS::Elasticsearch::Domain", "DomainName"),
          Map.entry("AWS::Events::Connection", "Name"),
          Map.entry("AWS::IAM::InstanceProfile", "InstanceProfileName"),
          Map.entry("AWS::IAM::ManagedPolicy", "ManagedPolicyName"),
          Map.entry("AWS::IAM::Role", "RoleName"),
          Map.entry("AWS::KMS::Alias", "AliasName"),
          Map.entry("AWS::Kinesis::Stream", "Name"),
          Map.entry("AWS::Lambda::Function", "FunctionName"),
          Map.entry("AWS::Logs::LogGroup", "LogGroupName"),
          Map.entry("AWS::S3::Bucket", "BucketName"),
          Map.entry("AWS::SNS::Topic", "TopicName"),
          Map.entry("AWS::SQS::Queue", "QueueName"),
          Map.entry("AWS::SSM::Parameter", "Name"),
          Map.entry("AWS::StepFunctions::Activity", "Name"),
          Map.entry("AWS::StepFunctions::StateMachine", "StateMachineName"));

  private record Named(Resource resource, CfnValue name) {}

  @Override
  public List<RuleInfo> infos() {
    return List.of(SAME_NAME);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    Template template = checked.template();
    Map<String, Named> seen = new HashMap<>();
    for (Resource resource : template.resources().values()) {
      Optional<CfnValue> name = name(resource);
      if (name.isEmpty() || resource.attributes().containsKey("Condition")) {
        continue;
      }
      String key = resource.type() + " " + text(name.get());
      @Nullable Named first = seen.putIfAbsent(key, new Named(resource, name.get()));
      if (first != null) {
        diagnostics.report(
            Diagnostic.of(
                    SAME_NAME,
                    name.get().origin(),
                    "`"
                        + resource.logicalId()
                        + "` and `"
                        + first.resource().logicalId()
                        + "` ("
                        + resource.type()
                        + ") would both be named `"
                        + text(name.get())
                        + "`.")
                .withNote("the other name", first.name().origin().primary()));
      }
    }
  }

  /** Returns the name if it can be compared with others: a string, or one with references in it. */
  private static Optional<CfnValue> name(Resource resource) {
    @Nullable String property = NAMES.get(resource.type());
    if (property == null) {
      return Optional.empty();
    }
    return resource
        .properties()
        .map(properties -> properties.get(property))
        .filter(
            name ->
                name instanceof CfnValue.Text
                    || (name instanceof CfnValue.Sub sub && sub.variables().isEmpty()));
  }

  private static String text(CfnValue name) {
    return name instanceof CfnValue.Text text ? text.value() : ((CfnValue.Sub) name).text();
  }
}
