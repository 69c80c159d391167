package dev.cumulusc.deploy.aws;

import dev.cumulusc.deploy.service.ChangeSet;
import dev.cumulusc.deploy.service.ParameterValue;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.StackEvent;
import dev.cumulusc.deploy.service.StackResource;
import dev.cumulusc.deploy.service.ValidationFinding;
import dev.cumulusc.source.Printable;
import dev.cumulusc.source.Secrets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Keeps the secrets that were handed in out of what comes back, and control characters: services
 * quote what they refuse.
 */
final class Redaction {
  private final List<String> secrets = new CopyOnWriteArrayList<>();

  /** Learns what must not be shown. */
  void learn(List<ParameterValue> values) {
    values.stream()
        .filter(ParameterValue::secret)
        .flatMap(value -> value.value().stream())
        .filter(text -> !secrets.contains(text))
        .forEach(secrets::add);
  }

  private String mask(String text) {
    return Printable.lines(Secrets.mask(text, secrets));
  }

  ChangeSet mask(ChangeSet set) {
    return set.withReason(set.reason().map(this::mask));
  }

  StackEvent mask(StackEvent event) {
    return event
        .withReason(event.reason().map(this::mask))
        .withHook(
            event
                .hook()
                .map(
                    hook ->
                        new StackEvent.Hook(
                            hook.type(), hook.answer(), hook.reason().map(this::mask))));
  }

  StackResource mask(StackResource resource) {
    return resource.withReason(resource.reason().map(this::mask));
  }

  ValidationFinding mask(ValidationFinding finding) {
    return finding.withMessage(mask(finding.message()));
  }

  ServiceException mask(ServiceException e) {
    return new ServiceException(
        e.kind(), e.code(), mask(e.reason()), mask(e.getMessage()), e.getCause());
  }
}
