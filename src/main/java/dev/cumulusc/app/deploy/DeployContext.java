package dev.cumulusc.app.deploy;

import dev.cumulusc.app.event.Listener;
import dev.cumulusc.app.event.Questions;
import dev.cumulusc.deploy.inflight.InFlight;
import dev.cumulusc.deploy.plan.KeepOptions;
import dev.cumulusc.deploy.plan.Keeper;
import dev.cumulusc.deploy.service.Aws;
import dev.cumulusc.deploy.service.Clock;
import dev.cumulusc.deploy.service.CloudFormation;

/** What a deployment works with: the account, the time, and whoever runs it. */
public record DeployContext(Aws aws, Clock clock, Listener listener, Questions questions) {
  CloudFormation cloudFormation() {
    return aws.cloudFormation();
  }

  /** Returns what keeps in templates what executions need; it remembers what it has asked. */
  Keeper keeper(KeepOptions options) {
    return new Keeper(
        cloudFormation(), new InFlight(aws.workflows()), aws.s3Addresses(), clock, options);
  }
}
