package dev.cumulusc.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What becomes of a stack, nested or not.
 *
 * @param resources the resources that change, those of nested stacks below the nested stacks
 * @param settings what changes of the stack itself: {@code Parameters.Stage}, {@code Tags.Owner},
 *     {@code Outputs.Api}, ...
 * @param access the roles that allow something else, those of nested stacks not included
 */
public record StackDelta(
    List<ResourceDelta> resources, List<ValueChange> settings, List<AccessChange> access) {
  /** The stack stays as it is. */
  public static final StackDelta NONE = new StackDelta(List.of(), List.of(), List.of());

  public StackDelta {
    resources = List.copyOf(resources);
    settings = List.copyOf(settings);
    access = List.copyOf(access);
  }

  /** Returns what changes of a role's meaning, if something does. */
  public Optional<AccessChange> accessOf(String role) {
    return access.stream().filter(change -> change.role().equals(role)).findFirst();
  }

  public boolean isEmpty() {
    return resources.isEmpty() && settings.isEmpty();
  }

  /** Returns the roles that allow something else, those of nested stacks included. */
  public Stream<AccessChange> allAccess() {
    return Stream.concat(
        access.stream(),
        resources.stream()
            .flatMap(resource -> resource.nested().stream())
            .flatMap(StackDelta::allAccess));
  }

  /** Hands on all resources, each nested stack before the resources in it. */
  public void forEach(Consumer<ResourceDelta> each) {
    for (ResourceDelta resource : resources) {
      each.accept(resource);
      resource.nested().ifPresent(nested -> nested.forEach(each));
    }
  }
}
