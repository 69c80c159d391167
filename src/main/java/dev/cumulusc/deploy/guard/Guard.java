package dev.cumulusc.deploy.guard;

import dev.cumulusc.compare.ResourceDelta;
import dev.cumulusc.compare.Risk;
import dev.cumulusc.compare.StackDelta;
import dev.cumulusc.diagnostic.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Refuses what loses data, unless somebody said for each resource that it is meant. */
public final class Guard {
  private final Set<String> allowed;
  private final Set<String> used = new LinkedHashSet<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<String> paths = new ArrayList<>();

  private Guard(Set<String> allowed) {
    this.allowed = new LinkedHashSet<>(allowed);
  }

  /**
   * A change that nobody allowed.
   *
   * @param stackName the stack that it is in, or that its nested stack is in
   * @param path the resource's logical id, behind those of the nested stacks that it is in: {@code
   *     Api/Table}
   */
  public record Refusal(String stackName, String path, ResourceDelta resource, Risk risk) {
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
   *     {@code Api/Table}, or with the stack's name before
   */
  public static Verdict judge(List<StackChanges> stacks, Set<String> allowed) {
    Guard guard = new Guard(allowed);
    stacks.forEach(stack -> guard.judge(stack.stackName(), "", stack.delta()));
    return new Verdict(guard.refusals, guard.complaints());
  }

  private void judge(String stackName, String around, StackDelta delta) {
    for (ResourceDelta resource : delta.resources()) {
      String path = around + resource.logicalId();
      if (resource.risk().isPresent()) {
        paths.add(path);
        boolean named = isAllowed(stackName + "/" + path);
        Risk risk = resource.risk().get();
        if (!named && risk.allowed().isEmpty()) {
          refusals.add(new Refusal(stackName, path, resource, risk));
        }
      }
      resource.nested().ifPresent(nested -> judge(stackName, path + "/", nested));
    }
  }

  private boolean isAllowed(String path) {
    List<String> naming =
        allowed.stream().filter(each -> path.equals(each) || path.endsWith("/" + each)).toList();
    used.addAll(naming);
    return !naming.isEmpty();
  }

  private List<String> complaints() {
    return allowed.stream().filter(each -> !used.contains(each)).map(this::complaint).toList();
  }

  private String complaint(String name) {
    String found = "`--allow-replace " + name + "` names no resource that would be refused.";
    List<String> candidates = new ArrayList<>(paths);
    paths.forEach(path -> candidates.add(path.substring(path.lastIndexOf('/') + 1)));
    return Suggestions.didYouMeanName(name, candidates)
        .map(hint -> found + " " + hint)
        .orElse(found);
  }
}
