package dev.cumulusc.mutation;

import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Why mutants may be treated otherwise than by one finding at their place: {@code reasons.yml}. A
 * reason that explains nothing fails the test.
 */
final class Reasons {
  private static final Path FILE = Path.of("src/test/resources/mutation/reasons.yml");

  private final MappingNode lists;
  private final Set<MappingNode> used = new LinkedHashSet<>();

  private Reasons(MappingNode lists) {
    this.lists = lists;
  }

  static Reasons read() throws IOException {
    return new Reasons(Yaml.mapping(Files.readString(FILE)));
  }

  /** Returns whether a mutant may change the template without any finding. */
  boolean accept(Mutant mutant) {
    return explain(
        "accepted",
        reason ->
            texts(reason, "at").stream().anyMatch(at -> matches(at, mutant))
                && (!reason.has("change")
                    || texts(reason, "change").contains(mutant.change().label())));
  }

  /** Returns whether what is found of a mutant may be at another place. */
  boolean expectElsewhere(List<String> codes) {
    return explain(
        "elsewhere", reason -> codes.stream().anyMatch(texts(reason, "codes")::contains));
  }

  /** Returns whether several findings may be reported of a mutant. */
  boolean expectSeveral(List<String> codes) {
    return explain("several", reason -> texts(reason, "codes").containsAll(codes));
  }

  /** Returns what explained nothing. */
  List<String> unused() {
    List<String> unused = new ArrayList<>();
    lists
        .entries()
        .forEach(
            list ->
                ((SequenceNode) list.value())
                    .items().stream()
                        .map(MappingNode.class::cast)
                        .filter(reason -> !used.contains(reason))
                        .forEach(
                            reason ->
                                unused.add(
                                    list.name()
                                        + ": "
                                        + reason.scalar("why").orElseThrow().text())));
    return unused;
  }

  private boolean explain(String list, Predicate<MappingNode> fits) {
    for (Node each : lists.sequence(list).orElseThrow().items()) {
      MappingNode reason = (MappingNode) each;
      if (fits.test(reason)) {
        used.add(reason);
        return true;
      }
    }
    return false;
  }

  private static List<String> texts(MappingNode reason, String key) {
    return reason.sequence(key).orElseThrow().items().stream()
        .map(item -> ((ScalarNode) item).text())
        .toList();
  }

  /** A {@code *} stands for a name or number in a path, {@code **} for any part of one. */
  private static boolean matches(String glob, Mutant mutant) {
    String pattern =
        Arrays.stream(glob.split("(?<=\\*)(?!\\*)|(?<!\\*)(?=\\*)"))
            .map(
                part ->
                    switch (part) {
                      case "*" -> "[^.\\[\\]]*";
                      case "**" -> ".*";
                      default -> Pattern.quote(part);
                    })
            .collect(Collectors.joining());
    return (mutant.file().name() + " " + mutant.path()).matches(pattern);
  }
}
