package dev.cumulusc.compare;

import java.util.List;
import java.util.function.Consumer;

/**
 * What becomes of a stack, nested or not.
 *
 * @param resources the resources that change, those of nested stacks below the nested stacks
 * @param settings what changes of the stack itself: {@code Parameters.Stage}, {@code Tags.Owner},
 *     {@code Outputs.Api}, ...
 */
public record StackDelta(List<ResourceDelta> resources, List<ValueChange> settings) {
  /** The stack stays as it is. */
  public static final StackDelta NONE = new StackDelta(List.of(), List.of());

  public StackDelta {
    resources = List.copyOf(resources);
    settings = List.copyOf(settings);
  }

  public boolean isEmpty() {
    return resources.isEmpty() && settings.isEmpty();
  }

  /** Hands on all resources, each nested stack before the resources in it. */
  public void forEach(Consumer<ResourceDelta> each) {
    for (ResourceDelta resource : resources) {
      each.accept(resource);
      resource.nested().ifPresent(nested -> nested.forEach(each));
    }
  }
}
