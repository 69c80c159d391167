package dev.cumulusc.worker;

import dev.cumulusc.runtime.AwsSdk;
import dev.cumulusc.runtime.HandlerStyle;
import dev.cumulusc.runtime.NodeVersion;
import dev.cumulusc.source.ProgramData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The versions of the published worker that this version of the program knows. */
public final class WorkerVersions {
  /** Where the worker is on Docker Hub. */
  public static final String REPOSITORY = "cumuluss/cumulus-ecs-task";

  private static final List<Map<String, String>> ENTRIES = read();

  private WorkerVersions() {}

  /**
   * Returns what is known of an image.
   *
   * @param image as it is written at a service: {@code cumuluss/cumulus-ecs-task:1.2.5}, which may
   *     name any registry that hands on Docker Hub's images under their own path
   * @return nothing for other images, for versions that are not known, and where the name does not
   *     say which version it is: without a tag, with {@code latest}, or with a digest alone
   */
  public static Optional<WorkerVersion> ofImage(String image) {
    return Optional.of(ImageName.of(image))
        .filter(name -> isPublished(image))
        .flatMap(ImageName::tag)
        .flatMap(ReleaseNumber::of)
        .flatMap(WorkerVersions::of);
  }

  /** Reports whether an image is some version of the published worker, and not one's own. */
  public static boolean isPublished(String image) {
    String repository = ImageName.of(image).repository();
    return repository.equals(REPOSITORY) || repository.endsWith("/" + REPOSITORY);
  }

  /** Returns what is known of a release. */
  public static Optional<WorkerVersion> of(ReleaseNumber release) {
    return ENTRIES.stream()
        .filter(entry -> bound(entry, 0).compareTo(release) <= 0)
        .filter(entry -> bound(entry, 1).compareTo(release) >= 0)
        .findFirst()
        .map(entry -> version(release, entry));
  }

  /** Returns the last release of each range of releases that are alike, the oldest first. */
  public static List<WorkerVersion> lastOfEachRange() {
    return ENTRIES.stream().map(entry -> version(bound(entry, 1), entry)).toList();
  }

  /** Returns the newest version. */
  public static WorkerVersion newest() {
    List<WorkerVersion> all = lastOfEachRange();
    return all.get(all.size() - 1);
  }

  /** Returns the numbers of all versions, for people: {@code 1.2.0 to 1.2.5, 1.3.0, ...}. */
  public static String numbers() {
    return ENTRIES.stream()
        .map(
            entry ->
                bound(entry, 0).equals(bound(entry, 1))
                    ? bound(entry, 0).toString()
                    : fact(entry, "versions"))
        .collect(Collectors.joining(", "));
  }

  private static List<Map<String, String>> read() {
    List<Map<String, String>> entries = new ArrayList<>();
    Map<String, String> entry = new HashMap<>();
    for (String line : ProgramData.lines(WorkerVersions.class, "versions.txt")) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        entry.put(line.substring(0, colon), line.substring(colon + 2));
      } else {
        entries.add(entry);
        entry = new HashMap<>();
      }
    }
    entries.add(entry);
    return List.copyOf(entries);
  }

  private static WorkerVersion version(ReleaseNumber release, Map<String, String> entry) {
    return new WorkerVersion(
        release,
        !list(entry, "unusable").contains(release.toString()),
        fact(entry, "source"),
        new WorkerVersion.Service(
            !list(entry, "names-refused").contains(release.toString()),
            !list(entry, "no-graceful-stop").contains(release.toString())),
        new WorkerVersion.Platform(
            fact(entry, "base-image"),
            fact(entry, "libc").equals("glibc"),
            NodeVersion.of(fact(entry, "node")),
            AwsSdk.of(fact(entry, "aws-sdk")),
            fact(entry, "architecture")),
        new WorkerVersion.Handlers(
            HandlerStyle.of(fact(entry, "handler")),
            Set.copyOf(list(entry, "context")),
            fact(entry, "layers").equals("yes")),
        Heartbeat.valueOf(fact(entry, "heartbeat").toUpperCase(Locale.ROOT).replace('-', '_')),
        new WorkerVersion.Permissions(
            list(entry, "permissions"),
            list(entry, "layer-permissions"),
            list(entry, "heartbeat-permissions")));
  }

  private static ReleaseNumber bound(Map<String, String> entry, int which) {
    return ReleaseNumber.of(fact(entry, "versions").split(" to ")[which]).orElseThrow();
  }

  private static String fact(Map<String, String> entry, String key) {
    return Objects.requireNonNull(entry.get(key), key);
  }

  private static List<String> list(Map<String, String> entry, String key) {
    String written = entry.getOrDefault(key, "");
    return written.isEmpty() ? List.of() : List.of(written.split(" "));
  }
}
