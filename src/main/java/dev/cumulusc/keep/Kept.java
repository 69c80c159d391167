package dev.cumulusc.keep;

import java.util.List;
import java.util.Optional;

/**
 * Something of a deployed template that the new one would take away, and that stays for now.
 *
 * @param what what stays
 * @param nestedStack the logical id of the nested stack whose template has it; nothing for the main
 *     stack
 * @param logicalId the logical id of the resource; of a statement, that of its role
 * @param type the resource's type in CloudFormation
 * @param neededBy the definitions that need it; of a kept template that is read back, none
 */
public record Kept(
    What what,
    Optional<String> nestedStack,
    String logicalId,
    String type,
    List<DefinitionInUse> neededBy) {
  public Kept {
    neededBy = List.copyOf(neededBy);
  }

  /** What stays. */
  public sealed interface What {}

  /**
   * A statement of a role.
   *
   * @param sid the statement's id, which begins with {@link KeptTemplate#SID_PREFIX}
   * @param actions what it allows
   * @param resources the ARNs that it allows this on
   */
  public record Statement(String sid, List<String> actions, List<String> resources)
      implements What {
    public Statement {
      actions = List.copyOf(actions);
      resources = List.copyOf(resources);
    }
  }

  /**
   * A resource.
   *
   * @param physicalId its name, ARN or address in the account, if known
   * @param because what it is kept for: the logical id of the resource in the same template that
   *     needs it; nothing if a definition names it
   */
  public record WholeResource(Optional<String> physicalId, Optional<String> because)
      implements What {}

  /**
   * What an update would take away when it puts something new in its place: a revision of a task
   * definition. The new template retains it; it stays registered after that.
   *
   * @param physicalId the revision's ARN, if known
   */
  public record Revision(Optional<String> physicalId) implements What {}
}
