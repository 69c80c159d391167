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

  /** The bucket that counts as the system's bucket where it is given as a plain name. */
  private static final String INTERNAL = "internal";

  private BucketKeys() {}

  static List<Bucket> bind(Fields deployment) {
    return deployment.list(BUCKETS).stream().flatMap(fields -> bucket(fields).stream()).toList();
  }

  static Optional<Located<String>> systemBucket(Fields deployment) {
    return deployment.list(BUCKETS).stream()
        .filter(bucket -> bucket.isShorthand() && bucket.name().value().equals(INTERNAL))
        .findFirst()
        .flatMap(bucket -> bucket.optional(NAME))
        .or(() -> deployment.optional(SYSTEM_BUCKET));
  }

  private static Optional<Bucket> bucket(Fields bucket) {
    return bucket
        .required(NAME)
        .map(name -> new Bucket(bucket.name(), name, bucket.optional(TYPE).orElse(bucket.name())));
  }
}
