package dev.cumulusc.worker;

import java.util.Optional;

/**
 * The name of a container image, taken apart: {@code registry.example/team/name:tag@sha256:...}.
 *
 * @param registry the host that it comes from; nothing stands for Docker Hub
 * @param repository the path on that host: {@code cumuluss/cumulus-ecs-task}
 */
public record ImageName(
    Optional<String> registry, String repository, Optional<String> tag, Optional<String> digest) {

  /** Takes a name apart; any text has some repository. */
  public static ImageName of(String text) {
    String rest = text.strip();
    Optional<String> digest = Optional.empty();
    int at = rest.indexOf('@');
    if (at >= 0) {
      digest = Optional.of(rest.substring(at + 1));
      rest = rest.substring(0, at);
    }
    Optional<String> tag = Optional.empty();
    int colon = rest.indexOf(':', rest.lastIndexOf('/') + 1);
    if (colon >= 0) {
      tag = Optional.of(rest.substring(colon + 1));
      rest = rest.substring(0, colon);
    }
    int slash = rest.indexOf('/');
    if (slash > 0 && isHost(rest.substring(0, slash))) {
      return new ImageName(
          Optional.of(rest.substring(0, slash)), rest.substring(slash + 1), tag, digest);
    }
    return new ImageName(Optional.empty(), rest, tag, digest);
  }

  /** Docker takes the first part of a path for a host where it could be no folder of Docker Hub. */
  private static boolean isHost(String part) {
    return part.contains(".") || part.contains(":") || part.equals("localhost");
  }
}
