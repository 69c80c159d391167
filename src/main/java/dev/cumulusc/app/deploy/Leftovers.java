package dev.cumulusc.app.deploy;

import dev.cumulusc.deploy.changeset.ChangeSets;
import dev.cumulusc.deploy.service.ServiceException;

/** What was made for a deployment and is not to be executed. */
final class Leftovers {
  private Leftovers() {}

  /** Takes it back; that this fails changes nothing about how the deployment ended. */
  static void takeBack(ChangeSets changeSets, Voice voice) {
    try {
      changeSets.abandon();
    } catch (ServiceException e) {
      voice.warn("A change set that is not executed is left behind. " + e.getMessage());
    }
  }
}
