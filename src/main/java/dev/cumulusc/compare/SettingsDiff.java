package dev.cumulusc.compare;

import dev.cumulusc.compare.ValueChange.Replacing;
import dev.cumulusc.source.Secrets;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares what two templates say beside their resources. */
public final class SettingsDiff {
  private static final String PARAMETERS = "Parameters";
  private static final String OUTPUTS = "Outputs";
  private static final List<String> SECTIONS =
      List.of("Description", "Mappings", "Conditions", "Rules", "Transform", "Hooks");

  private final EvaluatedTemplate before;
  private final EvaluatedTemplate after;
  private final Masks masks;
  private final PossibleChanges uncertain;
  private final List<ValueChange> found = new ArrayList<>();

  SettingsDiff(
      EvaluatedTemplate before, EvaluatedTemplate after, Masks masks, PossibleChanges uncertain) {
    this.before = before;
    this.after = after;
    this.masks = masks;
    this.uncertain = uncertain;
  }

  List<ValueChange> run() {
    names(before.template().parameters(), after.template().parameters()).forEach(this::parameter);
    names(before.template().outputs(), after.template().outputs()).forEach(this::output);
    for (String section : SECTIONS) {
      found.addAll(
          diff()
              .of(
                  ValuePath.of(section),
                  value(before.template(), section),
                  value(after.template(), section)));
    }
    return List.copyOf(found);
  }

  /** Compares the tags of a stack. */
  public static List<ValueChange> tags(
      Map<String, String> before, Map<String, String> after, Masks masks) {
    Set<String> names = new LinkedHashSet<>(after.keySet());
    names.addAll(before.keySet());
    List<ValueChange> found = new ArrayList<>();
    for (String name : names) {
      ValuePath path = ValuePath.of("Tags", name);
      Optional<String> old = Optional.ofNullable(before.get(name));
      Optional<String> young = Optional.ofNullable(after.get(name));
      if (!old.equals(young)) {
        boolean secret =
            Stream.concat(old.stream(), young.stream()).anyMatch(text -> masks.hide(path, text));
        found.add(
            new ValueChange(
                path.toString(),
                old.map(text -> secret ? Secrets.MASK : text),
                young.map(text -> secret ? Secrets.MASK : text),
                true,
                Replacing.NO,
                Optional.empty()));
      }
    }
    return found;
  }

  /** Returns whether a change is that of a parameter's value. */
  public static boolean isParameter(ValueChange change) {
    return change.path().startsWith(PARAMETERS + ".");
  }

  private ValueDiff diff() {
    return new ValueDiff(masks, path -> Replacing.NO);
  }

  private static Set<String> names(
      Map<String, CfnValue.Member> before, Map<String, CfnValue.Member> after) {
    Set<String> names = new LinkedHashSet<>(after.keySet());
    names.addAll(before.keySet());
    return names;
  }

  private void parameter(String name) {
    boolean was = before.template().parameters().containsKey(name);
    boolean is = after.template().parameters().containsKey(name);
    if (was && is && uncertain.through(CfnValue.ref(name, after.template().origin())).isPresent()) {
      found.add(change(name, shown(name, before), Optional.empty(), false));
      return;
    }
    Optional<String> old = was ? shown(name, before) : Optional.empty();
    Optional<String> young = is ? shown(name, after) : Optional.empty();
    // CloudFormation shows what is secret by its name only, so its old value is known.
    boolean differs =
        masks.hidesParameter(name)
            ? !old.equals(young)
            : !Objects.equals(before.parameters().get(name), after.parameters().get(name));
    if (was != is || differs) {
      found.add(change(name, old, young, true));
    }
  }

  private static ValueChange change(
      String name, Optional<String> old, Optional<String> young, boolean certain) {
    return new ValueChange(
        ValuePath.of(PARAMETERS, name).toString(),
        old,
        young,
        certain,
        Replacing.NO,
        Optional.empty());
  }

  private Optional<String> shown(String name, EvaluatedTemplate side) {
    return Optional.ofNullable(side.parameters().get(name))
        .map(
            value ->
                masks.hidesParameter(name) || masks.hide(ValuePath.of(PARAMETERS, name), value)
                    ? Secrets.MASK
                    : value);
  }

  private void output(String name) {
    ValuePath path = ValuePath.of(OUTPUTS, name);
    CfnValue old = output(before, name);
    CfnValue young = output(after, name);
    List<ValueChange> changes = diff().of(path, old, young);
    found.addAll(changes);
    if (changes.isEmpty() && young != null) {
      found.addAll(Changes.possible(path, young, uncertain, each -> Replacing.NO));
    }
  }

  private static @Nullable CfnValue output(EvaluatedTemplate side, String name) {
    CfnValue.Member declared = side.template().outputs().get(name);
    if (declared == null || !(declared.value() instanceof CfnValue.Mapping mapping)) {
      return null;
    }
    CfnValue.Mapping resolved = (CfnValue.Mapping) side.known().resolved(mapping);
    CfnValue value = resolved.get("Value");
    return resolved.get("Export") == null && value != null ? value : resolved;
  }

  private static @Nullable CfnValue value(Template template, String section) {
    CfnValue.Member member = template.sections().get(section);
    return member == null ? null : member.value();
  }
}
