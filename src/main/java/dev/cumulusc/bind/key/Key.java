package dev.cumulusc.bind.key;

import dev.cumulusc.model.Expression;
import dev.cumulusc.model.Located;
import dev.cumulusc.tree.Node;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/**
 * A key of a section: the one place that has its name, type, default and meaning. The binder reads
 * the key by it, the check for unknown keys knows it by it, and the JSON Schemas describe it by it.
 *
 * @param description one or two sentences for the user of an editor, with the unit
 * @param required whether the section is incomplete without it
 * @param defaultValue what stands for an absent value
 * @param otherSpellings names that people write instead; they are honoured with a warning
 * @param use what becomes of a value
 * @param remark why a value has no effect, as a sentence
 * @param notes an example, how kes differs, and what other tools call it
 */
@RecordBuilder
public record Key<T>(
    String name,
    ValueType<T> type,
    String description,
    boolean required,
    Optional<T> defaultValue,
    List<String> otherSpellings,
    Use use,
    Optional<String> remark,
    KeyNotes notes)
    implements KeyBuilder.With<T> {

  /** What becomes of a key's value. */
  public enum Use {
    /** The binder reads it. */
    READ,
    /** Only other values read it, by naming it in braces. */
    VARIABLE,
    /** It is part of the format, but has no effect; saying so would help nobody. */
    IDLE,
    /** It has no effect, which is worth a warning. */
    INEFFECTIVE
  }

  public Key {
    otherSpellings = List.copyOf(otherSpellings);
  }

  /** Makes a key of any type. */
  public static <T> Key<T> of(String name, ValueType<T> type, String description) {
    return new Key<>(
        name,
        type,
        description,
        false,
        Optional.empty(),
        List.of(),
        Use.READ,
        Optional.empty(),
        KeyNotes.NONE);
  }

  /** Makes a key for a string; an empty one counts as absent. */
  public static Key<String> text(String name, String description) {
    return of(name, TextType.ANY, description);
  }

  /** Makes a key for an ARN. */
  public static Key<String> arn(String name, String description) {
    return of(name, TextType.ARN, description);
  }

  /** Makes a key for the ARN of a role of IAM. */
  public static Key<String> roleArn(String name, String description) {
    return of(name, TextType.ROLE_ARN, description);
  }

  /** Makes a key for one of a few words. */
  public static Key<String> oneOf(String name, String description, String... words) {
    return of(name, TextType.oneOf(words), description);
  }

  /** Makes a key for a whole number. */
  public static Key<Integer> integer(String name, String description) {
    return of(name, IntegerType.ANY, description);
  }

  /** Makes a key for a whole number that is not negative. */
  public static Key<Integer> count(String name, String description) {
    return of(name, IntegerType.COUNT, description);
  }

  /** Makes a key for a whole number of at least 1; 0 counts as absent. */
  public static Key<Integer> size(String name, String description) {
    return of(name, IntegerType.SIZE, description);
  }

  /** Makes a key for any number. */
  public static Key<String> number(String name, String description) {
    return of(name, NumberType.INSTANCE, description);
  }

  /** Makes a key for {@code true} or {@code false}. */
  public static Key<Boolean> flag(String name, String description) {
    return of(name, FlagType.PLAIN, description);
  }

  /** Makes a key for anything that JavaScript counts as true or false. */
  public static Key<Boolean> truthy(String name, String description) {
    return of(name, FlagType.TRUTHY, description);
  }

  /** Makes a key for {@code true} or {@code false}, which kes prints as it stands. */
  public static Key<Boolean> printed(String name, String description) {
    return of(name, FlagType.PRINTED, description);
  }

  /** Makes a key that kes takes as true only when it is exactly {@code true}. */
  public static Key<Boolean> exactly(String name, String description) {
    return of(name, FlagType.EXACT, description);
  }

  /** Makes a key for a list of texts. */
  public static Key<List<Located<String>>> texts(String name, String description) {
    return of(name, new ListType<>(TextType.ANY), description);
  }

  /** Makes a key for a value that CloudFormation may compute. */
  public static Key<Expression> expression(String name, String description) {
    return of(name, ExpressionType.INSTANCE, description);
  }

  /** Makes a key for a mapping with keys of its own. */
  public static Key<Fields> section(String name, Section section, String description) {
    return of(name, new SectionType(section), description);
  }

  /** Makes a key for a list of mappings with keys of their own. */
  public static Key<List<Located<Fields>>> list(String name, Section item, String description) {
    return of(name, new ListType<>(new SectionType(item)), description);
  }

  /** Makes a key for a mapping of names to mappings with keys of their own. */
  public static Key<List<Fields>> named(String name, Section item, String description) {
    return of(name, new NamedSectionsType(item, false), description);
  }

  /** Makes a key for a value of any shape. */
  public static Key<Node> node(String name, String description) {
    return of(name, NodeType.INSTANCE, description);
  }

  public Key<T> needed() {
    return withRequired(true);
  }

  public Key<T> defaultsTo(T value) {
    return withDefaultValue(Optional.of(value));
  }

  /** Returns this key with names that people write instead of the right one. */
  public Key<T> alsoSpelt(String... spellings) {
    return withOtherSpellings(List.of(spellings));
  }

  /**
   * Returns this key with a value that works, for those who look it up.
   *
   * @param yaml the value as it stands after the colon
   */
  public Key<T> example(String yaml) {
    return withNotes(notes.withExample(Optional.of(yaml)));
  }

  /**
   * Returns this key with how kes treats it, where that differs.
   *
   * @param difference one or two sentences
   */
  public Key<T> inKes(String difference) {
    return withNotes(notes.withInKes(Optional.of(difference)));
  }

  /** Returns this key as one that kes does not know. */
  public Key<T> notInKes() {
    return inKes("kes does not know this key.");
  }

  /**
   * Returns this key with what other tools call it. Such a name is no key, but shows what is meant.
   *
   * @param names in lower case, without dashes and underscores: {@code memorysize} is also {@code
   *     MemorySize} and {@code memory_size}
   */
  public Key<T> knownElsewhereAs(String... names) {
    return withNotes(notes.withElsewhere(List.of(names)));
  }

  /** Returns this key as one that only other values read. */
  public Key<T> variable() {
    return withUse(Use.VARIABLE);
  }

  /** Returns this key as one without effect, of which nothing is said. */
  public Key<T> idle() {
    return withUse(Use.IDLE);
  }

  /**
   * Returns this key as one without effect, of which the user is warned.
   *
   * @param why a sentence that completes "`key` has no effect:" and says what to do instead
   */
  public Key<T> ineffective(String why) {
    return withUse(Use.INEFFECTIVE).withRemark(Optional.of(why));
  }
}
