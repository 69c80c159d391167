package dev.cumulusc.app.deploy;

import dev.cumulusc.deploy.watch.WatchOptions;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is wanted of a deployment.
 *
 * @param target what is deployed
 * @param options what the stacks are changed with
 * @param allowed the resources that may be replaced, removed or left unprotected
 * @param skipped the resources that a failed rollback goes on without; it is not gone on with
 *     unless somebody agrees, if there are none
 * @param onFailure what becomes of a stack that fails
 * @param mode how far the deployment goes
 * @param postDeploy whether the steps beside the stacks are done
 * @param waitForExecutions the maximum time to wait for running executions, if they are waited for
 * @param watch how the operations are watched
 */
public record DeployRequest(
    Target target,
    ChangeOptions options,
    Set<String> allowed,
    Set<String> skipped,
    OnFailure onFailure,
    Mode mode,
    boolean postDeploy,
    Optional<Duration> waitForExecutions,
    WatchOptions watch) {

  public DeployRequest {
    allowed = Set.copyOf(allowed);
    skipped = Collections.unmodifiableSet(new LinkedHashSet<>(skipped));
  }

  /**
   * What is deployed.
   *
   * @param application the application, as its user names it
   * @param deployment the block of the configuration
   */
  public record Target(String application, String deployment) {}

  /** What becomes of a stack that fails. */
  public enum OnFailure {
    /** It becomes what it was before. */
    ROLLBACK,
    /** A new stack is deleted; another one becomes what it was before. */
    DELETE,
    /** It is left as it is, to be looked at and repaired. */
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
