package dev.cumulusc.deploy.aws;

import dev.cumulusc.deploy.service.ChangeSet;
import dev.cumulusc.deploy.service.ParameterValue;
import dev.cumulusc.deploy.service.ResourceDrift;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.StackEvent;
import dev.cumulusc.deploy.service.StackResource;
import dev.cumulusc.deploy.service.ValidationFinding;
import dev.cumulusc.source.Printable;
import dev.cumulusc.source.Secrets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Keeps the secrets that were handed in out of what comes back, and control characters: services
 * quote what they refuse.
 */
final class Redaction {
  /** The longest first, since one may contain another. */
  private static final Comparator<String> LONGEST =
      Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());

  private final Set<String> secrets = new ConcurrentSkipListSet<>(LONGEST);

  /** The secrets, and the values of parameters that CloudFormation does not show. */
  private final Set<String> unseen = new ConcurrentSkipListSet<>(LONGEST);

  /** Learns what must not be shown anywhere. */
  void learn(Collection<String> values) {
    secrets.addAll(values);
    unseen.addAll(values);
  }

  /** Learns what must not be shown in messages, nor in outputs if its name is a secret's. */
  void learnParameters(List<ParameterValue> values) {
    for (ParameterValue each : values) {
      if (each.secret() && each.value().isPresent()) {
        unseen.add(each.value().get());
        if (Secrets.isSecretName(each.name())) {
          secrets.add(each.value().get());
        }
      }
    }
  }

  String mask(String text) {
    return Printable.lines(Secrets.mask(text, unseen));
  }

  Stack mask(Stack stack) {
    Stack.State state = stack.state();
    return stack.masking(secrets).withState(state.withReason(state.reason().map(this::mask)));
  }

  ResourceDrift mask(ResourceDrift drift) {
    return drift.withDifferences(
        drift.differences().stream()
            .map(
                each ->
                    new ResourceDrift.Difference(
                        each.path(),
                        Secrets.mask(each.expected(), unseen),
                        Secrets.mask(each.actual(), unseen),
                        each.kind()))
            .toList());
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
