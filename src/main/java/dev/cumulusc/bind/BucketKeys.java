package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.model.Bucket;
import dev.cumulusc.model.Located;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys of the buckets, which exist already. */
final class BucketKeys {
  static final Key<String> NAME =
      Key.text("name", "The bucket's name.").example("shop-internal").needed();

  static final Key<String> TYPE =
      Key.text(
              "type",
              "What the bucket is for: `internal`, `private`, `protected` or `public`. Without it, what"
                  + " its key says.")
          .example("internal");

  private static final Section SECTION = Section.of("a bucket", NAME, TYPE).withShorthand(NAME);

  static final Key<List<Fields>> BUCKETS =
      Key.named("buckets", SECTION, "The buckets of the application, which exist already.");

  static final Key<String> SYSTEM_BUCKET =
      Key.text(
              "system_bucket",
              "The bucket that takes code and templates; usually the internal one.")
          .example("shop-internal")
          .inKes(
              "Without it kes has no bucket, unless `buckets.internal` is a plain name; here `buckets.internal.name` stands in.");

  /** The bucket that is the system's where nothing else is said, or where it is a plain name. */
  private static final String INTERNAL = "internal";

  /** The types that decide what functions and roles get. */
  private static final List<String> TYPES = List.of(INTERNAL, "private", "protected", "public");

  private BucketKeys() {}

  static List<Bucket> bind(Fields deployment) {
    List<Fields> all = deployment.list(BUCKETS);
    Set<String> keys =
        all.stream().map(bucket -> bucket.name().value()).collect(Collectors.toSet());
    return all.stream().flatMap(fields -> bucket(fields, keys).stream()).toList();
  }

  /** Returns the internal bucket if it is a plain name, else what is said, else that bucket. */
  static Optional<Located<String>> systemBucket(Fields deployment) {
    Optional<Fields> internal =
        deployment.list(BUCKETS).stream()
            .filter(bucket -> bucket.name().value().equals(INTERNAL))
            .findFirst();
    Optional<Located<String>> name = internal.flatMap(bucket -> bucket.optional(NAME));
    return internal.filter(Fields::isShorthand).isPresent()
        ? name
        : deployment.optional(SYSTEM_BUCKET).or(() -> name);
  }

  private static Optional<Bucket> bucket(Fields bucket, Set<String> keys) {
    Located<String> type = bucket.optional(TYPE).orElse(bucket.name());
    bucket
        .entry(TYPE)
        .ifPresentOrElse(
            written -> checkType(bucket, written.value(), type.value()),
            () -> checkKey(bucket, keys));
    return bucket.required(NAME).map(name -> new Bucket(name, type));
  }

  /**
   * Other types than those that mean something here are allowed, since code may ask for them. But
   * one that is nearly such a type, or takes a bucket's key its meaning, is a slip.
   */
  private static void checkType(Fields bucket, Node written, String type) {
    boolean isText = written instanceof ScalarNode scalar && scalar.isString();
    Optional<String> meant = Suggestions.nearest(type, TYPES);
    if (!TYPES.contains(type)
        && (!isText || meant.isPresent() || TYPES.contains(bucket.name().value()))
        && !bucket.reading().isFromBase(written.origin())) {
      Diagnostic found =
          Diagnostic.of(
              BindRules.BUCKET_TYPE,
              written.origin(),
              "`"
                  + type
                  + "` is no type that roles and functions know, so the bucket `"
                  + bucket.name().value()
                  + "` is left out of what they get.");
      bucket
          .diagnostics()
          .report(found.withHelp("Write " + Words.any(TYPES) + ".").suggesting(type, TYPES));
    }
  }

  /** A bucket without a type has the one that its key says; one that is nearly such is a slip. */
  private static void checkKey(Fields bucket, Set<String> keys) {
    Located<String> key = bucket.name();
    Optional<String> meant = Suggestions.nearest(key.value(), TYPES);
    if (TYPES.contains(key.value())
        || meant.isEmpty()
        || bucket.reading().isFromBase(key.origin())) {
      return;
    }
    Diagnostic found =
        Diagnostic.of(
            BindRules.BUCKET_TYPE,
            key.origin(),
            "The bucket `"
                + key.value()
                + "` has no `type`, and its key is no type that roles and functions know, so it is"
                + " left out of what they get.");
    bucket
        .diagnostics()
        .report(
            keys.contains(meant.get())
                ? found.withHelp("Write `type: " + meant.get() + "` beside its `name`.")
                : found.suggesting(key.value(), TYPES));
  }
}
