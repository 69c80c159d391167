package dev.cumulusc.app.compare;

import dev.cumulusc.compare.DeployedTemplate;
import dev.cumulusc.compare.EvaluatedTemplate;
import dev.cumulusc.compare.Masks;
import dev.cumulusc.compare.PossibleChanges;
import dev.cumulusc.compare.SettingsDiff;
import dev.cumulusc.compare.StackComparison;
import dev.cumulusc.compare.StackDelta;
import dev.cumulusc.compare.TemplateDiff;
import dev.cumulusc.compare.ValueChange;
import dev.cumulusc.deploy.guard.Risks;
import dev.cumulusc.deploy.guard.StatefulTypes;
import dev.cumulusc.source.Secrets;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Compares the stacks of two sides. */
public final class StackComparer {
  private StackComparer() {}

  /** Returns the differences of all stacks, those of the first side first. */
  public static List<StackDifference> compare(
      List<ComparedStack> before, List<ComparedStack> after) {
    List<StackDifference> found = new ArrayList<>();
    List<ComparedStack> left = new ArrayList<>(after);
    for (ComparedStack old : before) {
      Optional<ComparedStack> partner =
          left.stream().filter(young -> isSame(old, young)).findFirst();
      partner.ifPresent(left::remove);
      found.add(partner.map(young -> changed(old, young)).orElseGet(() -> removed(old)));
    }
    left.forEach(young -> found.add(added(young)));
    return List.copyOf(found);
  }

  /** What a template file describes is compared with whatever is on the other side. */
  private static boolean isSame(ComparedStack old, ComparedStack young) {
    return old.kind().isEmpty() || young.kind().isEmpty() || old.kind().equals(young.kind());
  }

  private static StackDifference changed(ComparedStack old, ComparedStack young) {
    Masks masks = masks(old, young);
    DeployedTemplate before = DeployedTemplate.asWritten(old.template(), old.nested());
    StackDelta delta =
        new TemplateDiff(before, young.template(), young.nested(), masks, PossibleChanges.ignored())
            .run();
    List<ValueChange> settings = new ArrayList<>(delta.settings());
    settings.addAll(hidden(old, young));
    if (old.kind().isPresent() && young.kind().isPresent()) {
      settings.addAll(SettingsDiff.tags(old.tags(), young.tags(), masks));
    }
    StackDelta all = new StackDelta(delta.resources(), settings, delta.access());
    return new StackDifference(
        Optional.of(old.name()),
        Optional.of(young.name()),
        isOneStack(old, young)
            ? new Risks(StatefulTypes.read())
                .mark(
                    Optional.of(
                        new StackComparison(
                            Optional.of(before),
                            young.template().template(),
                            young.nested(),
                            masks)),
                    all)
            : all);
  }

  /** Returns whether the second side would be deployed over the first: then data may be lost. */
  private static boolean isOneStack(ComparedStack old, ComparedStack young) {
    return old.kind().isEmpty() || young.kind().isEmpty() || old.name().equals(young.name());
  }

  /** Hidden values are known to differ, but not shown. */
  private static List<ValueChange> hidden(ComparedStack old, ComparedStack young) {
    Set<String> names = new HashSet<>(old.hidden().keySet());
    names.retainAll(young.hidden().keySet());
    return names.stream()
        .filter(name -> !Objects.equals(old.hidden().get(name), young.hidden().get(name)))
        .sorted()
        .map(
            name ->
                new ValueChange(
                    "Parameters." + name,
                    Optional.of(Secrets.MASK),
                    Optional.of(Secrets.MASK),
                    true,
                    ValueChange.Replacing.NO,
                    Optional.empty()))
        .toList();
  }

  private static StackDifference removed(ComparedStack old) {
    Template template = old.template().template();
    EvaluatedTemplate nothing =
        EvaluatedTemplate.of(new Template(Map.of(), Map.of(), template.origin()), Map.of());
    StackDelta delta =
        new TemplateDiff(
                DeployedTemplate.asWritten(old.template(), old.nested()),
                nothing,
                Map.of(),
                masks(old, old),
                PossibleChanges.ignored())
            .run();
    return new StackDifference(
        Optional.of(old.name()),
        Optional.empty(),
        new StackDelta(delta.resources(), List.of(), List.of()));
  }

  private static StackDifference added(ComparedStack young) {
    return new StackDifference(
        Optional.empty(),
        Optional.of(young.name()),
        TemplateDiff.created(young.template().template(), young.template(), young.nested()));
  }

  private static Masks masks(ComparedStack old, ComparedStack young) {
    return new Masks(
        List.of(old.template().template(), young.template().template()),
        Stream.concat(old.hidden().keySet().stream(), young.hidden().keySet().stream()).toList(),
        Stream.concat(old.secrets().stream(), young.secrets().stream()).toList());
  }
}
