package dev.cumulusc.app.deploy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is wanted of a deployment.
 *
 * @param application what is deployed, as its user names it
 * @param deployment the block of the configuration
 * @param parameters values of parameters that count before those of the configuration
 * @param tags further tags of the stacks
 * @param allowed the resources that may be replaced, removed or left unprotected
 * @param roleArn the role that CloudFormation works with
 * @param onFailure what becomes of a stack that fails
 * @param mode how far the deployment goes
 * @param postDeploy whether the steps beside the stacks are done
 * @param waitForExecutions how long running executions are waited for at most, if they are
 */
public record DeployRequest(
    String application,
    String deployment,
    Map<String, String> parameters,
    Map<String, String> tags,
    Set<String> allowed,
    Optional<String> roleArn,
    OnFailure onFailure,
    Mode mode,
    boolean postDeploy,
    Optional<Duration> waitForExecutions) {

  public DeployRequest {
    parameters = Map.copyOf(parameters);
    tags = Map.copyOf(tags);
    allowed = Set.copyOf(allowed);
  }

  /** What becomes of a stack that fails. */
  public enum OnFailure {
    /** It becomes what it was before. */
    ROLLBACK,
    /** A new stack is deleted; another one becomes what it was before. */
    DELETE,
    /** It is left as it is, to be looked at and mended. */
    KEEP
  }

  /** How far a deployment goes. */
  public enum Mode {
    /** It is planned, and executed when its user agrees. */
    EXECUTE,
    /** It is planned, and its change sets are left to be executed later. */
    PLAN
  }
}
