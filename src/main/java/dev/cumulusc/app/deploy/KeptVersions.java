package dev.cumulusc.app.deploy;

import dev.cumulusc.deploy.bundle.StackInput;
import dev.cumulusc.deploy.inflight.InFlight;
import dev.cumulusc.deploy.inflight.VersionsInUse;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.Services;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.StackResource;
import dev.cumulusc.deploy.service.Status;
import dev.cumulusc.model.LambdaVersions;
import dev.cumulusc.resolve.RetainedVersions;
import java.util.List;
import java.util.Optional;

/** Finds the earlier versions of functions that a deployment has to keep. */
public final class KeptVersions {
  private KeptVersions() {}

  /**
   * Returns them; nothing if the stack has none, or makes no versions. Services are called only for
   * a stack that does.
   */
  public static Optional<RetainedVersions> of(
      StackInput input, CloudFormation cloudFormation, Services services) {
    LambdaVersions versions = input.settings().versions();
    if (!versions.enabled().isOn()) {
      return Optional.empty();
    }
    Optional<Stack> stack =
        cloudFormation
            .stack(input.stackName())
            .filter(found -> !found.status().equals(Status.REVIEW_IN_PROGRESS));
    if (stack.isEmpty()) {
      return Optional.empty();
    }
    List<StackResource> resources = cloudFormation.resources(stack.get().id());
    RetainedVersions.Found kept =
        VersionsInUse.find(
            cloudFormation,
            services.functions(),
            resources,
            versions.maxRetained().value(),
            new InFlight(services.workflows()).report(resources));
    return kept.byFunction().isEmpty() ? Optional.empty() : Optional.of(kept);
  }
}
