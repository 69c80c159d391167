package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.model.Bucket;
import dev.cumulusc.model.Located;
import java.util.List;
import java.util.Optional;

/** The keys of the buckets, which exist already. */
final class BucketKeys {
  static final Key<String> NAME = Key.text("name", "The bucket's name.").needed();

  static final Key<String> TYPE =
      Key.text(
          "type",
          "What the bucket is for: `internal`, `private`, `protected` or `public`. Without it, what"
              + " its key says.");

  private static final Section SECTION = Section.of("a bucket", NAME, TYPE).withShorthand(NAME);

  static final Key<List<Fields>> BUCKETS =
      Key.named("buckets", SECTION, "The buckets of the application, which exist already.");

  static final Key<String> SYSTEM_BUCKET =
      Key.text(
          "system_bucket", "The bucket that takes code and templates; usually the internal one.");

  /** The bucket that is the system's where nothing else is said, or where it is a plain name. */
  private static final String INTERNAL = "internal";

  private BucketKeys() {}

  static List<Bucket> bind(Fields deployment) {
    return deployment.list(BUCKETS).stream().flatMap(fields -> bucket(fields).stream()).toList();
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

  private static Optional<Bucket> bucket(Fields bucket) {
    return bucket
        .required(NAME)
        .map(name -> new Bucket(name, bucket.optional(TYPE).orElse(bucket.name())));
  }
}
