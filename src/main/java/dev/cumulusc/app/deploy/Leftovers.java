package dev.cumulusc.app.deploy;

import dev.cumulusc.app.event.Listener;
import dev.cumulusc.deploy.changeset.ChangeSets;
import dev.cumulusc.deploy.service.ServiceException;

/** What was made for a deployment and is not to be executed. */
final class Leftovers {
  private Leftovers() {}

  /** Takes it back; that this fails changes nothing about how the deployment ended. */
  static void takeBack(ChangeSets changeSets, Listener listener) {
    try {
      changeSets.abandon();
    } catch (ServiceException e) {
      listener.warn("A change set that is not executed is left behind. " + e.getMessage());
    }
  }
}
