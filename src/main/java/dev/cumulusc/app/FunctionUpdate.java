package dev.cumulusc.app;

import dev.cumulusc.deploy.inflight.FunctionRef;
import dev.cumulusc.deploy.inflight.MachineUse;
import dev.cumulusc.deploy.service.Clock;
import dev.cumulusc.deploy.service.DeployedFunction;
import dev.cumulusc.deploy.service.FunctionAlias;
import dev.cumulusc.deploy.service.Functions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gives a function other code, and lets the alias that workflows call follow it. */
public final class FunctionUpdate {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Lambda needs seconds, or minutes for functions in a VPC. */
  private static final int MAX_PAUSES = 600;

  private final Functions functions;
  private final Clock clock;

  public FunctionUpdate(Functions functions, Clock clock) {
    this.functions = functions;
    this.clock = clock;
  }

  /**
   * What was done.
   *
   * @param oldSha256 the hash of the code before, as Lambda prints it
   * @param alias the alias that follows the code, and the version that it points at now
   */
  public record Updated(String oldSha256, String newSha256, Optional<FunctionAlias> alias) {}

  /** Returns the function as it is; nothing if it is not deployed. */
  public Optional<DeployedFunction> deployed(FunctionTarget target) {
    return functions.function(target.name());
  }

  /**
   * Returns the alias by which workflows call the function's present code: of those that
   * deployments made, the one of the newest version.
   */
  public Optional<FunctionAlias> alias(FunctionTarget target) {
    if (!target.versioned()) {
      return Optional.empty();
    }
    return functions.aliases(target.name()).stream()
        .filter(FunctionAlias::isMadeByDeployment)
        .filter(alias -> alias.version().matches("\\d{1,18}"))
        .max(Comparator.comparingLong(alias -> Long.parseLong(alias.version())));
  }

  /**
   * Returns whether a function has some code already, and so has the alias by which workflows call
   * it: an update may have ended between the two.
   */
  public boolean has(
      FunctionTarget target,
      DeployedFunction function,
      Optional<FunctionAlias> alias,
      String codeSha256) {
    return function.codeSha256().equals(codeSha256)
        && (alias.isEmpty()
            || functions
                .function(target.name() + ":" + alias.get().name())
                .filter(version -> version.codeSha256().equals(codeSha256))
                .isPresent());
  }

  /**
   * Returns the state machines with running executions that call a function by an alias, and those
   * of which that is not known.
   */
  public static List<MachineUse> holders(
      FunctionTarget target, FunctionAlias alias, List<MachineUse> uses) {
    FunctionRef held = new FunctionRef(target.name(), Optional.of(alias.name()));
    return uses.stream()
        .filter(use -> use.problem().isPresent() || (use.isRunning() && use.holds().contains(held)))
        .toList();
  }

  /**
   * Updates the function, and waits until the new code is in place.
   *
   * @param alias the alias that is to follow
   * @throws FunctionUpdateFailure if Lambda takes the code, but can't put it in place
   * @throws InterruptedException if somebody wants something else to be done; the update goes on
   */
  public Updated update(
      FunctionTarget target, DeployedFunction before, Optional<FunctionAlias> alias)
      throws FunctionUpdateFailure, InterruptedException {
    settled(target, before);
    functions.update(target.name(), target.bucket(), target.objectKey());
    DeployedFunction after = settled(target, current(target));
    if (after.isFailed()) {
      throw new FunctionUpdateFailure(
          "Lambda could not put the new code of `"
              + target.name()
              + "` in place, and it still runs what it had: "
              + after.updateReason().orElse("no reason is given."));
    }
    Optional<FunctionAlias> moved = Optional.empty();
    if (alias.isPresent()) {
      String version =
          functions.publish(target.name(), after.codeSha256(), "cumulusc lambda " + target.key());
      functions.point(target.name(), alias.get().name(), version);
      moved =
          Optional.of(new FunctionAlias(alias.get().name(), version, alias.get().description()));
    }
    return new Updated(before.codeSha256(), after.codeSha256(), moved);
  }

  private DeployedFunction current(FunctionTarget target) throws FunctionUpdateFailure {
    return deployed(target)
        .orElseThrow(
            () ->
                new FunctionUpdateFailure(
                    "The function `" + target.name() + "` was deleted meanwhile."));
  }

  /** Waits until no update of a function is under way, and returns how it is then. */
  private DeployedFunction settled(FunctionTarget target, DeployedFunction first)
      throws FunctionUpdateFailure, InterruptedException {
    DeployedFunction now = first;
    for (int i = 0; now.isUpdating(); i++) {
      if (i == MAX_PAUSES) {
        throw new FunctionUpdateFailure(
            "Lambda is still putting code of `"
                + target.name()
                + "` in place after "
                + PAUSE.multipliedBy(MAX_PAUSES).toMinutes()
                + " minutes; run this again to see what came of it.");
      }
      clock.sleep(PAUSE);
      now = current(target);
    }
    return now;
  }
}
