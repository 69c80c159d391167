package dev.cumulusc.app;

import dev.cumulusc.deploy.inflight.InFlight;
import dev.cumulusc.deploy.inflight.KeptForExecutions;
import dev.cumulusc.deploy.inflight.MachineUse;
import dev.cumulusc.deploy.plan.KeptNow;
import dev.cumulusc.deploy.service.Clock;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.PendingChangeSet;
import dev.cumulusc.deploy.service.ResourceDrift;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.Services;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.StackResource;
import dev.cumulusc.template.ResourceTypes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the status of stacks. What can't be read is named, and the rest is read all the same. */
public final class StatusReader {
  private static final String NEVER_CHECKED = "NOT_CHECKED";
  private static final String DETECTING = "DETECTION_IN_PROGRESS";
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int MAX_PAUSES = 300;

  private final CloudFormation cloudFormation;
  private final Services services;
  private final Clock clock;
  private @Nullable InFlight inFlight;

  public StatusReader(CloudFormation cloudFormation, Services services, Clock clock) {
    this.cloudFormation = cloudFormation;
    this.services = services;
    this.clock = clock;
  }

  /**
   * Reports on a stack, and then on the stacks that are nested in it.
   *
   * @param detectDrift whether drift is looked for now
   * @throws InterruptedException if somebody wants something else to be done
   */
  public List<StackReport> read(String name, boolean detectDrift) throws InterruptedException {
    List<StackReport> reports = new ArrayList<>();
    read(name, name, detectDrift, reports);
    return List.copyOf(reports);
  }

  private void read(String id, String name, boolean detectDrift, List<StackReport> reports)
      throws InterruptedException {
    Optional<Stack> found = cloudFormation.stack(id);
    if (found.isEmpty()) {
      reports.add(StackReport.missing(name));
      return;
    }
    List<String> unknown = new ArrayList<>();
    List<ResourceDrift> drifts = drifts(found.get(), detectDrift, unknown);
    Stack stack = detectDrift ? cloudFormation.stack(id).orElse(found.get()) : found.get();
    List<StackResource> resources =
        read(() -> cloudFormation.resources(stack.id()), List.of(), unknown);
    List<MachineUse> machines =
        read(
            () ->
                resources.stream().anyMatch(each -> each.type().equals(ResourceTypes.STATE_MACHINE))
                    ? inFlight().report(resources)
                    : List.of(),
            List.of(),
            unknown);
    List<KeptForExecutions.Item> kept =
        stack.parentId().isPresent() || resources.stream().noneMatch(StatusReader::mayKeep)
            ? List.of()
            : read(
                () -> KeptNow.of(cloudFormation, this::inFlight, stack, clock.now()),
                List.of(),
                unknown);
    List<PendingChangeSet> changeSets =
        read(() -> cloudFormation.pendingChangeSets(stack.id()), List.of(), unknown);
    reports.add(
        new StackReport(
            stack.name(),
            Optional.of(stack),
            Outputs.of(stack),
            resources.stream().filter(each -> each.status().isFailed()).toList(),
            drifts,
            machines,
            kept,
            changeSets,
            unknown));
    for (StackResource resource : resources) {
      if (resource.type().equals(ResourceTypes.STACK) && resource.physicalId().isPresent()) {
        read(resource.physicalId().get(), resource.logicalId(), detectDrift, reports);
      }
    }
  }

  private static boolean mayKeep(StackResource resource) {
    return resource.type().equals(ResourceTypes.STATE_MACHINE)
        || resource.type().equals(ResourceTypes.STACK);
  }

  /** Reaches Step Functions only for stacks that have state machines. */
  private InFlight inFlight() {
    InFlight made = inFlight;
    if (made == null) {
      made = new InFlight(services.workflows());
      inFlight = made;
    }
    return made;
  }

  private List<ResourceDrift> drifts(Stack stack, boolean detect, List<String> unknown)
      throws InterruptedException {
    if (detect) {
      String detection = read(() -> cloudFormation.detectDrift(stack.id()), "", unknown);
      if (detection.isEmpty() || !isDetected(detection, unknown)) {
        return List.of();
      }
    } else if (stack.state().drift().orElse(NEVER_CHECKED).equals(NEVER_CHECKED)) {
      return List.of();
    }
    return read(() -> cloudFormation.drifts(stack.id()), List.of(), unknown);
  }

  private boolean isDetected(String detection, List<String> unknown) throws InterruptedException {
    for (int i = 0; i < MAX_PAUSES; i++) {
      String status = read(() -> cloudFormation.driftDetectionStatus(detection), "", unknown);
      if (!status.equals(DETECTING)) {
        return !status.isEmpty();
      }
      clock.sleep(PAUSE);
    }
    unknown.add("The detection of drift takes longer than ten minutes; look again later.");
    return false;
  }

  /** Returns an answer, or what stands for it when there is none and the reason is noted. */
  private static <T> T read(Supplier<T> question, T otherwise, List<String> unknown) {
    try {
      return question.get();
    } catch (ServiceException e) {
      if (e.kind() == ServiceException.Kind.CREDENTIALS
          || e.kind() == ServiceException.Kind.UNREACHABLE) {
        throw e;
      }
      unknown.add(e.getMessage());
      return otherwise;
    }
  }
}
