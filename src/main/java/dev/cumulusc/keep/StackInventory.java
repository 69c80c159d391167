package dev.cumulusc.keep;

import dev.cumulusc.iam.ResourceIdentity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The resources that a stack has, by which literal ARNs and names are found in its template again.
 *
 * @param stackArn the stack's ARN, which says the partition, the Region and the account
 * @param resources its resources; those without a physical id are left out
 * @param nested the stacks nested in it by their logical ids
 */
public record StackInventory(
    String stackArn, List<Item> resources, Map<String, StackInventory> nested) {
  private static final int PARTITION = 1;
  private static final int REGION = 3;
  private static final int ACCOUNT = 4;

  public StackInventory {
    resources = List.copyOf(resources);
    nested = Collections.unmodifiableMap(new LinkedHashMap<>(nested));
    if (stackArn.split(":", -1).length <= ACCOUNT) {
      throw new IllegalArgumentException("not the ARN of a stack: " + stackArn);
    }
  }

  /**
   * A resource of a stack.
   *
   * @param physicalId what {@code Ref} gives: its name, ARN or address in the account
   * @param type its type in CloudFormation
   */
  public record Item(String logicalId, String physicalId, String type) {}

  /** Returns the resource with a logical id. */
  public Optional<Item> item(String logicalId) {
    return Optional.ofNullable(byLogicalId().get(logicalId));
  }

  /** Returns the stack's name. */
  String stackName() {
    String[] parts = stackArn.split("/", -1);
    return parts.length > 1 ? parts[1] : stackArn;
  }

  /** Returns where the stack is. */
  ResourceIdentity.Place place() {
    String[] parts = stackArn.split(":", -1);
    return new ResourceIdentity.Place(parts[PARTITION], parts[REGION], parts[ACCOUNT]);
  }

  private Map<String, Item> byLogicalId() {
    return resources.stream()
        .collect(Collectors.toMap(Item::logicalId, item -> item, (first, second) -> first));
  }
}
