package dev.cumulusc.app;

import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.ParameterValue;
import dev.cumulusc.model.StackSettings;
import dev.cumulusc.resolve.Application;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What of a stack's configuration must not be seen in what CloudFormation answers.
 *
 * @param secrets the values that secrets of {@code .env} or the environment went into, and these
 * @param parameters the values that parameters get which CloudFormation does not show
 */
record StackSecrets(Set<String> secrets, List<ParameterValue> parameters) {
  StackSecrets {
    secrets = Set.copyOf(secrets);
    parameters = List.copyOf(parameters);
  }

  /**
   * Returns what must not be seen of a configuration.
   *
   * @param isHidden whether CloudFormation does not show the value of a parameter
   */
  static StackSecrets of(
      Application application, StackSettings settings, Predicate<String> isHidden) {
    return new StackSecrets(
        application.secrets(),
        settings.parameters().stream()
            .map(
                each ->
                    new ParameterValue(
                        each.name().value(),
                        each.value().map(value -> value.value()),
                        isHidden.test(each.name().value())))
            .toList());
  }

  void hideFrom(CloudFormation service) {
    service.hide(secrets);
    service.hideParameters(parameters);
  }
}
