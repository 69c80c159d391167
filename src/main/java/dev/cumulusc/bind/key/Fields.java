package dev.cumulusc.bind.key;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.Switch;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of the configuration, read by the keys of its section. Opening one reports its unknown
 * keys; reading a key reports a value that does not fit, at the value.
 */
public final class Fields {
  private final Section section;
  private final MappingNode node;
  private final Reading reading;

  private final boolean shorthand;
  private @Nullable Set<MappingNode.Entry> aliased;

  private Fields(Section section, MappingNode node, Reading reading, boolean shorthand) {
    this.section = section;
    this.node = node;
    this.reading = reading;
    this.shorthand = shorthand;
  }

  /**
   * Opens a mapping.
   *
   * @param reading names the key that the mapping stands under
   */
  public static Fields open(Section section, MappingNode node, Reading reading) {
    Fields fields = new Fields(section, node, reading, false);
    node.entries().forEach(fields::checkKey);
    return fields;
  }

  /**
   * Opens a mapping that has a key for most of what it holds. Where that key is missing, other keys
   * are what belongs under it, and are not reported one by one.
   */
  public static Fields openAround(
      Key<?> around, Section section, MappingNode node, Reading reading) {
    boolean isPresent =
        node.names().stream()
            .anyMatch(
                name ->
                    section
                            .key(name)
                            .or(() -> section.meantBy(name))
                            .filter(around::equals)
                            .isPresent()
                        || section.probablyMeant(name).filter(around.name()::equals).isPresent());
    return isPresent
        ? open(section, node, reading)
        : open(
            section,
            node.withEntries(
                node.entries().stream()
                    .filter(entry -> section.key(entry.name()).isPresent())
                    .toList()),
            reading);
  }

  /** Opens a value that is a mapping, or a string that stands for one; any other is reported. */
  static Optional<Fields> open(Section section, Node value, Reading reading) {
    if (value instanceof MappingNode mapping) {
      if (OtherShapes.isResource(mapping, section)) {
        OtherShapes.reportResource(mapping, section, reading);
        return Optional.empty();
      }
      return Optional.of(open(section, mapping, reading));
    }
    if (value instanceof ScalarNode scalar && section.shorthand().isPresent()) {
      ScalarNode key = ScalarNode.string(section.shorthand().get().name(), scalar.origin());
      MappingNode mapping = MappingNode.empty(scalar.origin()).with(key, scalar);
      return Optional.of(new Fields(section, mapping, reading, true));
    }
    reading.wrongType(value, "a mapping", OtherShapes.ofMapping(value));
    return Optional.empty();
  }

  /** Returns the key that the mapping stands under; its origin is that of the key. */
  public Located<String> name() {
    return reading.name();
  }

  /** Returns the origin of the key that the mapping stands under. */
  public Origin origin() {
    return reading.name().origin();
  }

  public MappingNode node() {
    return node;
  }

  /** Returns whether a string alone stands for the mapping. */
  public boolean isShorthand() {
    return shorthand;
  }

  /** Returns the reading of this mapping, to read on in it. */
  public Reading reading() {
    return reading;
  }

  public Diagnostics diagnostics() {
    return reading.diagnostics();
  }

  /** Returns the key as it was written with its value; an empty (null) value counts as absent. */
  public Optional<MappingNode.Entry> entry(Key<?> key) {
    if (section.key(key.name()).filter(key::equals).isEmpty()) {
      throw new IllegalArgumentException(key.name() + " is no key of " + section.noun());
    }
    Optional<MappingNode.Entry> entry = node.entry(key.name());
    for (String spelling : key.otherSpellings()) {
      entry = entry.or(() -> node.entry(spelling));
    }
    return entry.filter(found -> !found.value().isNull());
  }

  /** Returns whether a key has a value that is not empty. */
  public boolean has(Key<?> key) {
    return entry(key).isPresent();
  }

  /**
   * Returns whether a value stands under a key that does not fit or is unknown: nobody knows what
   * is meant.
   */
  public boolean isRefused(Key<?> key) {
    return entry(key).filter(found -> reading.isRefused(key.type(), found.value())).isPresent();
  }

  /** Reads a key; one that is absent, or whose value does not fit, has no value. */
  public <T> Optional<Located<T>> optional(Key<T> key) {
    entry(key).filter(found -> isEmptyText(key, found)).ifPresent(this::reportEmpty);
    return read(key);
  }

  /** Reads a key that the section needs; if it is absent or empty, that is reported. */
  public <T> Optional<Located<T>> required(Key<T> key) {
    return required(key, Optional.empty());
  }

  /**
   * Reads a key that the section needs; if it is absent or empty, that is reported.
   *
   * @param help what to do then; without it, an example of the key is shown
   */
  public <T> Optional<Located<T>> required(Key<T> key, Optional<String> help) {
    Optional<MappingNode.Entry> found = entry(key);
    if (found.isEmpty() || isEmptyText(key, found.get()) || isEmptyList(key, found.get())) {
      Diagnostic missing =
          Diagnostic.of(
              KeyRules.MISSING_KEY,
              found.map(entry -> entry.value().origin()).orElse(origin()),
              String.format(
                  Locale.ROOT,
                  found.isEmpty()
                      ? "`%s` has no `%s`, which %s needs."
                      : "`%s` has an empty `%s`, which %s needs.",
                  name().value(),
                  key.name(),
                  section.noun()));
      reading
          .diagnostics()
          .report(missing.withHelp(help.orElseGet(() -> "Write `" + example(key) + "`.")));
    }
    return read(key).or(() -> assumed(key));
  }

  /** Returns what is taken to stand under a key that is needed and not there. */
  private <T> Optional<Located<T>> assumed(Key<T> key) {
    Located<String> name = new Located<>(key.name(), origin());
    return reading
        .assumed()
        .instead(key.type(), key.notes().example(), reading.of(key, name))
        .map(value -> new Located<>(value, origin()));
  }

  /** Reports a key that means nothing alone where the other one is not there. */
  public void requireBeside(Key<?> present, Key<?> other) {
    if (entry(other).isEmpty()) {
      entry(present)
          .ifPresent(
              found ->
                  reading
                      .diagnostics()
                      .report(
                          KeyRules.MISSING_KEY,
                          found.key().origin(),
                          String.format(
                              Locale.ROOT,
                              "`%s` has a `%s`, but no `%s`, which belongs to it.",
                              name().value(),
                              present.name(),
                              other.name()),
                          "Write `" + example(other) + "`, too."));
    }
  }

  private static String example(Key<?> key) {
    return key.name() + ": " + key.notes().example().orElse("...");
  }

  private <T> Optional<Located<T>> read(Key<T> key) {
    return entry(key)
        .flatMap(
            found ->
                reading
                    .assumed()
                    .read(
                        key.type(),
                        found.value(),
                        key.notes().example(),
                        reading.of(key, located(found)))
                    .map(value -> new Located<>(value, found.value().origin())));
  }

  private boolean isEmptyText(Key<?> key, MappingNode.Entry found) {
    return !key.type().takesEmptyText()
        && !reading.isUnknown(key.type(), found.value())
        && found.value() instanceof ScalarNode scalar
        && scalar.isString()
        && scalar.text().isEmpty();
  }

  private static boolean isEmptyList(Key<?> key, MappingNode.Entry found) {
    return key.type() instanceof ListType
        && found.value() instanceof SequenceNode list
        && list.items().isEmpty();
  }

  private void reportEmpty(MappingNode.Entry found) {
    reading.withName(located(found)).emptyValue(found.value());
  }

  /** Reads a key, or returns its default, which derives from the key above. */
  public <T> Located<T> orDefault(Key<T> key) {
    T value =
        key.defaultValue()
            .orElseThrow(() -> new IllegalArgumentException(key.name() + " has no default"));
    return optional(key).orElseGet(() -> new Located<>(value, defaultOrigin(key)));
  }

  /** Reads a switch; one that is absent is as its default says, or else off. */
  public Switch flag(Key<Boolean> key) {
    return optional(key)
        .map(Switch::of)
        .orElseGet(() -> new Switch(key.defaultValue().orElse(false), defaultOrigin(key)));
  }

  /** Reads a list that the section needs; if it is absent or has no items, that is reported. */
  public <E> List<E> requiredList(Key<List<E>> key) {
    return required(key).map(Located::value).orElse(List.of());
  }

  /** Reads a list, which is empty when it is absent. */
  public <E> List<E> list(Key<List<E>> key) {
    return optional(key).map(Located::value).orElse(List.of());
  }

  /** Opens the mapping under a key. */
  public Optional<Fields> section(Key<Fields> key) {
    return optional(key).map(Located::value);
  }

  private Origin defaultOrigin(Key<?> key) {
    return taken(key).orElseGet(this::origin).derive("the default `" + key.name() + "`");
  }

  /** Returns the place of an empty (null) value, by which a deployment takes the one below away. */
  private Optional<Origin> taken(Key<?> key) {
    return Stream.concat(Stream.of(key.name()), key.otherSpellings().stream())
        .flatMap(name -> node.get(name).stream())
        .filter(Node::isNull)
        .map(Node::origin)
        .findFirst();
  }

  private void checkKey(MappingNode.Entry entry) {
    section
        .key(entry.name())
        .ifPresentOrElse(key -> checkUse(key, entry), () -> checkUnknown(entry));
  }

  private void checkUse(Key<?> key, MappingNode.Entry entry) {
    if (entry.value().isNull() || entry.key().origin() instanceof Origin.Derived) {
      return;
    }
    if (key.use() == Key.Use.INEFFECTIVE) {
      diagnostics()
          .report(
              KeyRules.INEFFECTIVE_KEY,
              entry.key().origin(),
              "`" + key.name() + "` has no effect: " + key.remark().orElseThrow());
    } else if (key.use() == Key.Use.VARIABLE && !reading.usage().readsVariable(entry.value())) {
      diagnostics()
          .report(
              KeyRules.UNUSED_VARIABLE,
              entry.key().origin(),
              "Nothing reads `" + key.name() + "` in this application.",
              "Remove it, or name it in braces where its value is needed.");
    }
  }

  private void checkUnknown(MappingNode.Entry entry) {
    Optional<Key<?>> meant = section.meantBy(entry.name());
    if (meant.isPresent()) {
      reportOtherSpelling(entry, meant.get());
    } else if (!reading.usage().reads(entry.value())
        && !(section.mayHoldAnchors() && aliased().contains(entry))) {
      Diagnostic unknown =
          Diagnostic.of(
              KeyRules.UNKNOWN_KEY,
              entry.key().origin(),
              "`" + entry.name() + "` is not a key of " + section.noun() + ".");
      diagnostics()
          .report(
              section
                  .renamed(entry.name())
                  .map(
                      now ->
                          unknown
                              .withHelp("It was renamed: write `" + now + "`.")
                              .meaning(entry.name(), now))
                  .orElseGet(() -> suggesting(entry, unknown)));
    }
  }

  private Diagnostic suggesting(MappingNode.Entry entry, Diagnostic unknown) {
    Optional<String> meant = section.probablyMeant(entry.name());
    Diagnostic suggesting = unknown.suggesting(entry.name(), meant);
    if (meant.filter(node::has).isPresent()) {
      suggesting = suggesting.withMeant(Optional.empty()).withFix(Optional.empty());
    } else if (meant.flatMap(section::key).filter(key -> fits(key, entry.value())).isEmpty()) {
      suggesting = suggesting.withFix(Optional.empty());
    }
    Optional<String> advice = section.advice(entry.name());
    return advice.isEmpty() ? suggesting : suggesting.withHelp(advice);
  }

  /** Returns whether a value is right under a key; the parts of one are fixed by themselves. */
  private boolean fits(Key<?> key, Node value) {
    Diagnostics found = new Diagnostics();
    Reading under = reading.of(key, new Located<>(key.name(), value.origin()));
    return value.isNull()
        || key.type().readsPartsAlone()
        || key.type().read(value, under.withDiagnostics(found)).isPresent()
            && found.found().isEmpty();
  }

  private Set<MappingNode.Entry> aliased() {
    Set<MappingNode.Entry> known = aliased;
    if (known == null) {
      known = Usage.aliased(node);
      aliased = known;
    }
    return known;
  }

  private void reportOtherSpelling(MappingNode.Entry entry, Key<?> meant) {
    if (node.has(meant.name())) {
      diagnostics()
          .report(
              KeyRules.MISSPELT_KEY,
              entry.key().origin(),
              "`" + entry.name() + "` is ignored, since `" + meant.name() + "` is there too.",
              "Remove it.");
    } else {
      diagnostics()
          .report(
              Diagnostic.of(
                      KeyRules.MISSPELT_KEY,
                      entry.key().origin(),
                      "`" + entry.name() + "` is read as `" + meant.name() + "`.")
                  .withHelp("Write `" + meant.name() + "`.")
                  .withFix(entry.name(), meant.name()));
    }
  }

  private static Located<String> located(MappingNode.Entry entry) {
    return new Located<>(entry.name(), entry.key().origin());
  }
}
