package dev.cumulusc.keep;

import java.util.List;
import java.util.Optional;

/**
 * Something that definitions in use need, and that the deployment takes away all the same.
 *
 * @param nestedStack the logical id of the nested stack that has it; nothing for the main stack
 * @param logicalId the resource's logical id
 * @param type the resource's type in CloudFormation
 * @param reason why it can't be kept
 * @param neededBy the definitions that need it
 */
public record Lost(
    Optional<String> nestedStack,
    String logicalId,
    String type,
    Reason reason,
    List<DefinitionInUse> neededBy) {
  public Lost {
    neededBy = List.copyOf(neededBy);
  }

  /** Why something can't be kept. */
  public enum Reason {
    /** The new template has the same logical id for something else, or with another name. */
    REPLACED,
    /** The new template has another resource with the same name. */
    NAME_TAKEN,
    /** The role has no room for the statements. */
    NO_ROOM
  }
}
