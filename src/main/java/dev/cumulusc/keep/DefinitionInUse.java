package dev.cumulusc.keep;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A definition of a state machine that executions have, or may still begin with.
 *
 * @param machine the state machine
 * @param definition the definition as Step Functions returns it: JSON, with the ARNs and names that
 *     CloudFormation put in
 * @param roleArn the role that its executions run with
 * @param settings what its executions do beside their calls
 * @param use why it is in use
 */
@RecordBuilder
public record DefinitionInUse(
    Machine machine, String definition, String roleArn, Settings settings, Use use)
    implements DefinitionInUseBuilder.With {

  /**
   * A state machine of a stack.
   *
   * @param nestedStack the logical id of the nested stack that it is in; nothing for the main stack
   * @param logicalId its logical id in that stack's template
   * @param arn its ARN, without a version or alias
   * @param isExpress whether it is an express one, whose executions Step Functions does not list
   */
  public record Machine(
      Optional<String> nestedStack, String logicalId, String arn, boolean isExpress) {}

  /**
   * The settings of a state machine for which its role has permissions.
   *
   * @param logGroups the ARNs of the log groups that executions log to; none if they don't log
   * @param isTraced whether executions are traced with X-Ray
   * @param kmsKey the key that encrypts the executions' data, as the service returns it
   */
  public record Settings(List<String> logGroups, boolean isTraced, Optional<String> kmsKey) {
    /** The settings of a machine that neither logs, nor traces, nor has a key of its own. */
    public static final Settings NONE = new Settings(List.of(), false, Optional.empty());

    public Settings {
      logGroups = List.copyOf(logGroups);
    }
  }

  /** Why a definition is in use. */
  public sealed interface Use {}

  /**
   * It is the deployed one: executions that begin right after an update may still get it, and those
   * of an express state machine, which are not listed, may have it.
   */
  public record Deployed() implements Use {}

  /**
   * Executions have it.
   *
   * @param executions the executions, in the order in which they are shown; at least one
   * @param isRunning whether they are running; otherwise they failed and can be redriven
   */
  public record Executions(List<Execution> executions, boolean isRunning) implements Use {
    public Executions {
      executions = List.copyOf(executions);
    }
  }

  /** An execution that has the definition. */
  public record Execution(String name, Instant started) {}

  /**
   * An alias routes new executions to a version that has it.
   *
   * @param version the version's number
   * @param alias the alias's name
   */
  public record Version(String version, String alias) implements Use {}
}
