package dev.cumulusc.deploy.aws;

import dev.cumulusc.deploy.service.ChangeSetOptions;
import dev.cumulusc.deploy.service.ChangeSetRequest;
import dev.cumulusc.deploy.service.ParameterValue;
import dev.cumulusc.deploy.service.TemplateLocation;
import dev.cumulusc.template.ResourceTypes;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DeploymentMode;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.RollbackConfiguration;
import software.amazon.awssdk.services.cloudformation.model.RollbackTrigger;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Writes requests for change sets as the SDK takes them. */
final class ChangeSetRequests {
  private ChangeSetRequests() {}

  static CreateChangeSetRequest of(ChangeSetRequest wanted) {
    ChangeSetOptions options = wanted.options();
    CreateChangeSetRequest.Builder request =
        CreateChangeSetRequest.builder()
            .stackName(wanted.stackName())
            .changeSetName(wanted.name())
            // A call that is made again, as its answer was lost, does not fail for the name.
            .clientToken(wanted.name())
            .changeSetType(wanted.create() ? "CREATE" : "UPDATE")
            .includeNestedStacks(true)
            .parameters(wanted.parameters().stream().map(ChangeSetRequests::parameter).toList())
            .tags(
                wanted.tags().entrySet().stream()
                    .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                    .toList())
            .capabilitiesWithStrings(wanted.capabilities())
            .roleARN(options.roleArn().orElse(null))
            .onStackFailure(options.onStackFailure().orElse(null))
            .importExistingResources(options.importExisting() ? true : null)
            .deploymentMode(options.revertDrift() ? DeploymentMode.REVERT_DRIFT : null);
    if (!options.notificationArns().isEmpty()) {
      request.notificationARNs(options.notificationArns());
    }
    options.rollback().ifPresent(triggers -> request.rollbackConfiguration(rollback(triggers)));
    if (wanted.template() instanceof TemplateLocation.Url url) {
      request.templateURL(url.address());
    } else if (wanted.template() instanceof TemplateLocation.Body body) {
      request.templateBody(body.text());
    }
    return request.build();
  }

  private static RollbackConfiguration rollback(ChangeSetOptions.RollbackTriggers triggers) {
    return RollbackConfiguration.builder()
        .monitoringTimeInMinutes((int) triggers.monitoring().toMinutes())
        .rollbackTriggers(
            triggers.alarmArns().stream()
                .map(arn -> RollbackTrigger.builder().arn(arn).type(ResourceTypes.ALARM).build())
                .toList())
        .build();
  }

  private static Parameter parameter(ParameterValue value) {
    Parameter.Builder parameter = Parameter.builder().parameterKey(value.name());
    return value
        .value()
        .map(parameter::parameterValue)
        .orElseGet(() -> parameter.usePreviousValue(true))
        .build();
  }
}
