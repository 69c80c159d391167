package dev.cumulusc.app.deploy;

import dev.cumulusc.app.event.Listener;
import dev.cumulusc.app.event.Questions;
import dev.cumulusc.deploy.service.Aws;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.Pace;

/** What a deployment works with: the account, the time, and whoever runs it. */
public record DeployContext(Aws aws, Pace pace, Listener listener, Questions questions) {
  CloudFormation cloudFormation() {
    return aws.cloudFormation();
  }
}
