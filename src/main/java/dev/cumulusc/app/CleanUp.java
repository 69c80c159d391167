package dev.cumulusc.app;

import dev.cumulusc.app.event.Listener;
import dev.cumulusc.deploy.changeset.ChangeSets;
import dev.cumulusc.deploy.service.Aws;
import dev.cumulusc.deploy.service.ServiceException;
import java.util.Optional;

/**
 * Takes change sets and parts of uploads back when the process is ended before the use case that
 * makes them is.
 */
final class CleanUp {
  private volatile Optional<ChangeSets> covered = Optional.empty();

  private volatile Optional<Aws> account = Optional.empty();

  /** Also takes back what is being uploaded. */
  void covers(Aws aws) {
    account = Optional.of(aws);
  }

  void covers(ChangeSets changeSets) {
    covered = Optional.of(changeSets);
  }

  /** Takes back what was made so far; waits for a change set that is being made. */
  void run(Listener listener) {
    account.ifPresent(aws -> aws.objectStore().abandon());
    if (covered.isEmpty()) {
      return;
    }
    ChangeSets changeSets = covered.get();
    if (changeSets.isCreating()) {
      listener.note("Interrupted: waiting for the change set that is being made, to take it back.");
    }
    if (changeSets.isEmpty()) {
      listener.note("Interrupted.");
      return;
    }
    listener.note("Interrupted: taking back the change sets that were made.");
    try {
      changeSets.abandon();
    } catch (ServiceException e) {
      listener.warn("A change set is left behind. " + e.getMessage());
    }
  }
}
