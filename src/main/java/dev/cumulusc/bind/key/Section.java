package dev.cumulusc.bind.key;

import dev.cumulusc.diagnostic.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mapping of the configuration and the keys that may stand in it. */
public final class Section {
  private final String noun;
  private final Map<String, Key<?>> keys = new LinkedHashMap<>();
  private final Map<String, Key<?>> otherSpellings = new LinkedHashMap<>();

  private final @Nullable Key<String> shorthand;
  private final boolean anchors;
  private final Map<String, String> renamed = new LinkedHashMap<>();
  private final Map<String, String> advice = new LinkedHashMap<>();

  private Section(
      String noun, List<Key<?>> keys, @Nullable Key<String> shorthand, boolean anchors) {
    this.noun = noun;
    this.shorthand = shorthand;
    this.anchors = anchors;
    for (Key<?> key : keys) {
      if (this.keys.put(key.name(), key) != null) {
        throw new IllegalArgumentException("The key " + key.name() + " stands twice in " + noun);
      }
      key.otherSpellings().forEach(spelling -> otherSpellings.put(spelling, key));
    }
  }

  /**
   * Makes a section.
   *
   * @param noun what the section describes, as it completes a sentence: "a Lambda function"
   */
  public static Section of(String noun, Key<?>... keys) {
    return new Section(noun, List.of(keys), null, false);
  }

  /** Returns a section with further keys after this one's. */
  public Section with(Key<?>... more) {
    List<Key<?>> all = new ArrayList<>(keys.values());
    all.addAll(List.of(more));
    return copy(all, shorthand, anchors);
  }

  /**
   * Returns this section with a key that earlier versions of the format had, and nothing reads now.
   *
   * @param now the name of the key that took its place
   */
  public Section withRenamed(String before, String now) {
    Section section = copy(keys(), shorthand, anchors);
    section.renamed.put(before, now);
    return section;
  }

  /**
   * Returns this section with advice for those who write a key that it does not have.
   *
   * @param name what is written: lower-case letters and digits only
   * @param what sentences that say what to write instead, and where
   */
  public Section withAdvice(String name, String what) {
    Section section = copy(keys(), shorthand, anchors);
    section.advice.put(name, what);
    return section;
  }

  private Section copy(List<Key<?>> all, @Nullable Key<String> text, boolean mayHoldAnchors) {
    Section section = new Section(noun, all, text, mayHoldAnchors);
    section.renamed.putAll(renamed);
    section.advice.putAll(advice);
    return section;
  }

  /**
   * Returns this section as one for which a string alone can stand, which is the value of a key.
   */
  public Section withShorthand(Key<String> key) {
    return copy(keys(), key, anchors);
  }

  /** Returns the key whose value can stand for the whole section. */
  public Optional<Key<String>> shorthand() {
    return Optional.ofNullable(shorthand);
  }

  /** Returns this section as one where people keep values that they use elsewhere by alias. */
  public Section withAnchors() {
    return copy(keys(), shorthand, true);
  }

  /** Returns whether an unknown key counts as read where an alias uses its value. */
  boolean mayHoldAnchors() {
    return anchors;
  }

  public String noun() {
    return noun;
  }

  public List<Key<?>> keys() {
    return List.copyOf(keys.values());
  }

  /** Returns the keys' names in their order. */
  public List<String> names() {
    return List.copyOf(keys.keySet());
  }

  public Optional<Key<?>> key(String name) {
    return Optional.ofNullable(keys.get(name));
  }

  /** Finds the key that somebody meant who used another of its spellings. */
  public Optional<Key<?>> meantBy(String spelling) {
    return Optional.ofNullable(otherSpellings.get(spelling));
  }

  /** Returns the key that took the place of one of an earlier version. */
  Optional<String> renamed(String before) {
    return Optional.ofNullable(renamed.get(before));
  }

  /** Returns what to write instead of a key that this section does not have. */
  Optional<String> advice(String name) {
    return Optional.ofNullable(advice.get(letters(name)));
  }

  /** Returns the key that a name probably means which is none: of another tool, or misspelt. */
  Optional<String> probablyMeant(String name) {
    String letters = letters(name);
    return keys.values().stream()
        .filter(key -> key.notes().elsewhere().contains(letters))
        .<String>map(Key::name)
        .findFirst()
        .or(() -> Suggestions.nearest(name, names()));
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }

  @Override
  public String toString() {
    return noun + " " + keys.keySet();
  }
}
