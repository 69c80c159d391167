package dev.cumulusc.terminal;

import dev.cumulusc.app.event.Event;
import java.util.Optional;

/**
 * What is advised where a use case does not know the options of its command.
 *
 * @param again the command line that is to be given again after a failure
 * @param unconfirmed what agrees to a plan where nobody can be asked, as it completes a sentence
 * @param aws the options that a command of the AWS CLI needs to reach the same account
 */
public record Advice(String again, String unconfirmed, AwsCommands aws) {
  /** The advice for a command that changes no stack. */
  public static final Advice NONE = new Advice("", "", AwsCommands.NONE);

  /** Returns why a use case ends that could not ask; nothing if it goes on. */
  Optional<String> unanswered(Event.Unanswered event) {
    return switch (event.subject()) {
      case DEPLOY, WRITE_FILES ->
          Optional.of("Nobody can be asked here, so nothing was deployed: " + unconfirmed);
      case REPAIR ->
          Optional.of(
              "Nobody can be asked here, so nothing was done: `--recover` agrees to "
                  + event.proposal()
                  + ".");
      case DELETE ->
          Optional.of("Nobody is there to ask: give `--yes` to " + event.proposal() + ".");
      case INTERRUPTED, NEW_APPLICATION, RETRY_DELETE -> Optional.empty();
    };
  }
}
