package dev.cumulusc.app;

import dev.cumulusc.deploy.bundle.StackInput;
import dev.cumulusc.deploy.inflight.InFlight;
import dev.cumulusc.deploy.inflight.VersionsInUse;
import dev.cumulusc.deploy.service.Aws;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.StackResource;
import dev.cumulusc.deploy.service.Status;
import dev.cumulusc.model.LambdaVersions;
import dev.cumulusc.resolve.RetainedVersions;
import java.util.List;
import java.util.Optional;

/** Finds the earlier versions of functions that a deployment has to keep. */
final class KeptVersions {
  private KeptVersions() {}

  /**
   * Returns them; nothing if the stack has none, or makes no versions. Services are called only for
   * a stack that does.
   *
   * @param listing whether running executions are looked for
   */
  static Optional<RetainedVersions> of(StackInput input, Aws aws, boolean listing) {
    LambdaVersions versions = input.settings().versions();
    if (!versions.enabled().isOn()) {
      return Optional.empty();
    }
    Optional<Stack> stack =
        aws.cloudFormation()
            .stack(input.stackName())
            .filter(found -> !found.status().equals(Status.REVIEW_IN_PROGRESS));
    if (stack.isEmpty()) {
      return Optional.empty();
    }
    List<StackResource> resources = aws.cloudFormation().resources(stack.get().id());
    RetainedVersions.Found kept =
        VersionsInUse.find(
            aws.cloudFormation(),
            aws.functions(),
            resources,
            versions.maxRetained().value(),
            new InFlight(aws.workflows()).report(resources, listing));
    return kept.byFunction().isEmpty() ? Optional.empty() : Optional.of(kept);
  }
}
