package dev.cumulusc.app.deploy;

import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.app.event.Questions;
import dev.cumulusc.app.event.Subject;
import dev.cumulusc.deploy.inflight.InFlight;
import dev.cumulusc.deploy.plan.KeepOptions;
import dev.cumulusc.deploy.plan.Keeper;
import dev.cumulusc.deploy.service.Aws;
import dev.cumulusc.deploy.service.Clock;
import dev.cumulusc.deploy.service.CloudFormation;
import java.util.Optional;

/** What a deployment works with: the account, the time, and whoever runs it. */
public record DeployContext(Aws aws, Clock clock, Listener listener, Questions questions) {
  /** Returns this for another account or Region. */
  public DeployContext in(Aws other) {
    return new DeployContext(other, clock, listener, questions);
  }

  CloudFormation cloudFormation() {
    return aws.cloudFormation();
  }

  /** Returns what keeps in templates what executions need; it remembers what it has asked. */
  Keeper keeper(KeepOptions options) {
    return new Keeper(
        cloudFormation(), new InFlight(aws.workflows()), aws.s3Addresses(), clock, options);
  }

  /** Asks whether to go on; where nobody can be asked, that is a no. */
  boolean isConfirmed(Subject subject, String question) {
    Optional<Boolean> answer = questions.confirm(Questions.Confirmation.of(subject, question));
    if (answer.isEmpty()) {
      listener.on(new Event.Unanswered(subject, question));
    } else if (!answer.get()) {
      listener.note("Nothing was deployed.");
    }
    return answer.orElse(false);
  }
}
