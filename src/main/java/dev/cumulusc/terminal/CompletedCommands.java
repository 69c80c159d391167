package dev.cumulusc.terminal;

import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import java.util.Optional;

/**
 * Completes the commands of the AWS CLI in messages, for people and for programs: pasted without
 * the options they would reach another account or Region.
 */
final class CompletedCommands implements Listener {
  private final AwsCommands commands;
  private final Listener listener;

  /** The Region of what the command is about, once it is known. */
  private Optional<String> region = Optional.empty();

  CompletedCommands(AwsCommands commands, Listener listener) {
    this.commands = commands;
    this.listener = listener;
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.Planned planned) {
      region = planned.plan().region();
    } else if (event instanceof Event.RemovalPlanned planned) {
      region = Optional.of(planned.region());
    }
    listener.on(
        event instanceof Event.Message message
            ? new Event.Message(message.level(), commands.complete(message.sentence(), region))
            : event);
  }
}
