package dev.cumulusc.app.deploy;

import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.app.event.Questions;
import dev.cumulusc.app.event.Questions.Choice;
import dev.cumulusc.app.event.Subject;
import dev.cumulusc.deploy.watch.InterruptHandler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks what is to be done when the watch of an operation is interrupted. The operation goes on in
 * the account whatever happens to this process.
 */
final class Interruptions implements InterruptHandler {
  private final Questions questions;
  private final Listener listener;

  Interruptions(Questions questions, Listener listener) {
    this.questions = questions;
    this.listener = listener;
  }

  @Override
  public boolean isInterrupted() {
    return questions.isInterrupted();
  }

  @Override
  public Decision decide(Situation situation) {
    Map<Choice, Decision> offered = new LinkedHashMap<>();
    offered.put(new Choice('d', "detach (it goes on)"), Decision.DETACH);
    if (situation.cancellable()) {
      offered.put(new Choice('c', "cancel the update (it rolls back)"), Decision.CANCEL);
    }
    if (situation.deletable()) {
      offered.put(new Choice('x', "give up and delete the new stack"), Decision.DELETE);
    }
    offered.put(new Choice('w', "keep watching"), Decision.WATCH);
    String context =
        "The "
            + situation.operation().kind().noun()
            + " of `"
            + situation.operation().stackName()
            + "` goes on in the account, whatever happens here.";
    Optional<Choice> choice =
        questions.choose(
            new Questions.Selection(
                Subject.INTERRUPTED, context, "What now?", List.copyOf(offered.keySet())));
    if (choice.isEmpty()) {
      listener.on(new Event.Unanswered(Subject.INTERRUPTED, "cancel the update"));
    }
    return choice.map(offered::get).orElse(Decision.DETACH);
  }
}
