package dev.cumulusc.compare;

import dev.cumulusc.compare.ValueChange.Replacing;
import dev.cumulusc.source.Secrets;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.CfnValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the smallest parts in which two values differ. A string that holds JSON, as definitions of
 * state machines and policies do, is compared by its parts, too.
 */
public final class ValueDiff {
  /** The members that identify the items of a list, the first that all items have counts. */
  private static final List<String> IDENTITIES =
      List.of("Name", "Key", "Id", "AttributeName", "IndexName", "Sid", "PolicyName");

  private final Masks masks;
  private final Function<ValuePath, Replacing> replacing;
  private final List<ValueChange> found = new ArrayList<>();

  /**
   * @param replacing what the change of a property does
   */
  public ValueDiff(Masks masks, Function<ValuePath, Replacing> replacing) {
    this.masks = masks;
    this.replacing = replacing;
  }

  /** Compares two values; null where there is none. */
  public List<ValueChange> of(ValuePath path, @Nullable CfnValue before, @Nullable CfnValue after) {
    compare(path, before, after);
    return found;
  }

  private void compare(ValuePath path, @Nullable CfnValue before, @Nullable CfnValue after) {
    if (before == null || after == null) {
      if (before != null || after != null) {
        report(path, before, after);
      }
      return;
    }
    CfnValue old = structured(before);
    CfnValue young = structured(after);
    if (old instanceof CfnValue.Mapping left && young instanceof CfnValue.Mapping right) {
      Set<String> names = new LinkedHashSet<>(left.members().keySet());
      names.addAll(right.members().keySet());
      names.forEach(name -> compare(path.with(name), left.get(name), right.get(name)));
    } else if (old instanceof CfnValue.Sequence left && young instanceof CfnValue.Sequence right) {
      lists(path, left, right);
    } else if (!same(old, young)) {
      report(path, before, after);
    }
  }

  private void report(ValuePath path, @Nullable CfnValue before, @Nullable CfnValue after) {
    boolean secret =
        (before != null && masks.hide(path, before)) || (after != null && masks.hide(path, after));
    found.add(
        new ValueChange(
            path.toString(),
            Optional.ofNullable(before).map(value -> shown(path, value, secret)),
            Optional.ofNullable(after).map(value -> shown(path, value, secret)),
            true,
            replacing.apply(path),
            Optional.empty()));
  }

  private String shown(ValuePath path, CfnValue value, boolean secret) {
    return secret ? Secrets.MASK : ValueText.of(path, value, masks);
  }

  private void lists(ValuePath path, CfnValue.Sequence before, CfnValue.Sequence after) {
    for (String identity : IDENTITIES) {
      Optional<Map<String, CfnValue>> left = byIdentity(before, identity);
      Optional<Map<String, CfnValue>> right = byIdentity(after, identity);
      if (left.isPresent() && right.isPresent()) {
        named(path, left.get(), right.get());
        return;
      }
    }
    positions(path, before.items(), after.items());
  }

  private void named(ValuePath path, Map<String, CfnValue> before, Map<String, CfnValue> after) {
    int already = found.size();
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    names.forEach(name -> compare(path.with(name), before.get(name), after.get(name)));
    List<String> oldOrder = List.copyOf(before.keySet());
    List<String> newOrder = List.copyOf(after.keySet());
    if (found.size() == already && !oldOrder.equals(newOrder)) {
      found.add(
          new ValueChange(
              path.toString(),
              Optional.of(String.join(", ", oldOrder)),
              Optional.of(String.join(", ", newOrder)),
              true,
              replacing.apply(path),
              Optional.empty()));
    }
  }

  /**
   * Returns what the items of a list are called: by what identifies them, or by their positions.
   */
  public static List<String> steps(CfnValue.Sequence list) {
    for (String identity : IDENTITIES) {
      Optional<Map<String, CfnValue>> items = byIdentity(list, identity);
      if (items.isPresent()) {
        return List.copyOf(items.get().keySet());
      }
    }
    return IntStream.range(0, list.items().size()).mapToObj(Integer::toString).toList();
  }

  private static Optional<Map<String, CfnValue>> byIdentity(
      CfnValue.Sequence list, String identity) {
    Map<String, CfnValue> items = new LinkedHashMap<>();
    for (CfnValue item : list.items()) {
      if (!(item instanceof CfnValue.Mapping mapping)
          || !(mapping.get(identity) instanceof CfnValue.Text name)
          || items.put(name.value(), item) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(items);
  }

  /** What both lists begin and end with is the same; what is between goes by its position. */
  private void positions(ValuePath path, List<CfnValue> before, List<CfnValue> after) {
    int shorter = Math.min(before.size(), after.size());
    int start = 0;
    while (start < shorter && same(before.get(start), after.get(start))) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && same(before.get(before.size() - 1 - end), after.get(after.size() - 1 - end))) {
      end++;
    }
    int longer = Math.max(before.size(), after.size()) - end;
    for (int i = start; i < longer; i++) {
      compare(
          path.with(Integer.toString(i)),
          i < before.size() - end ? before.get(i) : null,
          i < after.size() - end ? after.get(i) : null);
    }
  }

  /** Texts, numbers and booleans are the same to CloudFormation where they look the same. */
  private static boolean same(CfnValue left, CfnValue right) {
    return ValueText.exactly(left).equals(ValueText.exactly(right));
  }

  /** Returns what a string of JSON says, or the value itself. */
  private static CfnValue structured(CfnValue value) {
    return JsonInText.of(value).map(CfnReader::value).orElse(value);
  }
}
