package dev.cumulusc.deploy.guard;

import dev.cumulusc.compare.ResourceDelta;
import dev.cumulusc.compare.Risk;
import dev.cumulusc.compare.StackDelta;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.diagnostic.Words;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Refuses what loses data, unless somebody said for each resource that it is meant. */
public final class Guard {
  private final Set<String> allowed;
  private final List<Refusal> all = new ArrayList<>();

  private Guard(Set<String> allowed) {
    this.allowed = new LinkedHashSet<>(allowed);
  }

  /**
   * A change that nobody allowed.
   *
   * @param stackName the stack that it is in, or that its nested stack is in
   * @param path the resource's logical id, behind those of the nested stacks that it is in: {@code
   *     Api/Table}
   * @param name what {@code --allow-replace} has to name: the path, with the stack's name before it
   *     where several stacks have one of that path
   */
  @RecordBuilder
  public record Refusal(
      String stackName, String path, ResourceDelta resource, Risk risk, String name)
      implements GuardRefusalBuilder.With {
    private String fullPath() {
      return stackName + "/" + path;
    }

    private boolean isNamed(String name) {
      return name.equals(path) || name.equals(fullPath());
    }

    /** Returns the code of the rule that is broken. */
    public String code() {
      return RiskRules.of(risk.kind()).code();
    }
  }

  /**
   * What is refused.
   *
   * @param complaints sentences about what was allowed without being refused
   */
  public record Verdict(List<Refusal> refusals, List<String> complaints) {
    public Verdict {
      refusals = List.copyOf(refusals);
      complaints = List.copyOf(complaints);
    }

    public boolean isRefused() {
      return !refusals.isEmpty();
    }
  }

  /** What becomes of a stack, by the stack's name. */
  public record StackChanges(String stackName, StackDelta delta) {}

  /**
   * Judges the changes of all stacks.
   *
   * @param allowed the resources that may be replaced, removed or left unprotected: {@code Table},
   *     {@code Api/Table} of a nested stack, or with the stack's name before. A name that fits
   *     resources of several stacks allows none of them.
   */
  public static Verdict judge(List<StackChanges> stacks, Set<String> allowed) {
    Guard guard = new Guard(allowed);
    stacks.forEach(stack -> guard.collect(stack.stackName(), "", stack.delta()));
    return new Verdict(guard.refusals(), guard.complaints());
  }

  private void collect(String stackName, String around, StackDelta delta) {
    for (ResourceDelta resource : delta.resources()) {
      String path = around + resource.logicalId();
      resource
          .risk()
          .ifPresent(risk -> all.add(new Refusal(stackName, path, resource, risk, path)));
      resource.nested().ifPresent(nested -> collect(stackName, path + "/", nested));
    }
  }

  private List<Refusal> refusals() {
    return all.stream()
        .filter(each -> each.risk().allowed().isEmpty())
        .filter(each -> allowed.stream().noneMatch(name -> named(name).equals(List.of(each))))
        .map(each -> named(each.path()).size() > 1 ? each.withName(each.fullPath()) : each)
        .toList();
  }

  /** Returns the resources that a name of {@code --allow-replace} fits. */
  private List<Refusal> named(String name) {
    return all.stream().filter(each -> each.isNamed(name)).toList();
  }

  private List<String> complaints() {
    return allowed.stream()
        .filter(name -> named(name).size() != 1)
        .map(name -> named(name).isEmpty() ? ofNone(name) : ofSeveral(name))
        .toList();
  }

  private String ofSeveral(String name) {
    List<String> paths = named(name).stream().map(Refusal::fullPath).toList();
    return "`--allow-replace "
        + name
        + "` names "
        + Words.count(paths.size(), "resource")
        + ", and so allows none: `"
        + String.join("`, `", paths)
        + "`. Name the stack, too.";
  }

  private String ofNone(String name) {
    String found = "`--allow-replace " + name + "` names no resource that would be refused.";
    List<String> nested =
        all.stream().map(Refusal::path).filter(path -> path.endsWith("/" + name)).toList();
    if (!nested.isEmpty()) {
      return found + " Did you mean `" + String.join("` or `", nested) + "`?";
    }
    List<String> candidates =
        all.stream().flatMap(each -> Stream.of(each.path(), each.fullPath())).toList();
    return Suggestions.didYouMeanName(name, candidates)
        .map(hint -> found + " " + hint)
        .orElse(found);
  }
}
