package dev.cumulusc.resolve;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SecretPlace;
import dev.cumulusc.source.Secrets;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SecretMembers;
import dev.cumulusc.tree.SequenceNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lays configurations over each other: the user's over the template's, a deployment's over all. */
final class DeploymentOverlay {
  /** What stands in each deployment's block, and so at the top where that has lost its name. */
  private static final String KEY_OF_A_BLOCK = "prefix";

  private static final int SHOWN_ITEMS = 3;
  private static final int MAX_ITEM_LENGTH = 40;

  private final Diagnostics diagnostics;
  private final DeepMerge merge;

  DeploymentOverlay(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    this.merge = new DeepMerge(new Warnings());
  }

  /** Lays the user's configuration over the template's, block by block. */
  MappingNode overTemplate(MappingNode template, MappingNode user) {
    return merge.merge(template, user);
  }

  /**
   * Returns the configuration of one deployment: its block over the default one.
   *
   * @param file the configuration file's name
   * @param chosenBy where the deployment was chosen
   */
  Optional<MappingNode> choose(
      MappingNode configuration, String deployment, String file, Origin chosenBy) {
    Optional<Node> chosen = configuration.get(deployment);
    if (chosen.isEmpty()) {
      reportUnknown(configuration, deployment, file, chosenBy);
      return Optional.empty();
    }
    Optional<MappingNode> block = block(configuration, deployment);
    if (deployment.equals(ApplicationRequest.DEFAULT_DEPLOYMENT)) {
      return block;
    }
    Optional<MappingNode> base =
        configuration.has(ApplicationRequest.DEFAULT_DEPLOYMENT)
            ? block(configuration, ApplicationRequest.DEFAULT_DEPLOYMENT)
            : Optional.of(MappingNode.empty(configuration.origin()));
    return base.flatMap(below -> block.map(above -> merge.merge(below, above)));
  }

  private Optional<MappingNode> block(MappingNode configuration, String name) {
    Node block = configuration.get(name).orElseThrow();
    if (block instanceof MappingNode mapping) {
      return Optional.of(mapping);
    }
    if (block.isNull()) {
      return Optional.of(MappingNode.empty(block.origin()));
    }
    diagnostics.report(
        ResolveRules.NOT_A_MAPPING,
        block.origin(),
        "The deployment `" + name + "` has to be a mapping, but this is " + block.describe() + ".");
    return Optional.empty();
  }

  private void reportUnknown(
      MappingNode configuration, String deployment, String file, Origin chosenBy) {
    String known =
        configuration.names().stream()
            .sorted()
            .map(name -> "`" + name + "`")
            .collect(Collectors.joining(", "));
    String near =
        Suggestions.didYouMean(deployment, configuration.names())
            .map(question -> question + " ")
            .orElse("");
    Diagnostic unknown =
        Diagnostic.of(
            ResolveRules.UNKNOWN_DEPLOYMENT,
            chosenBy,
            "`" + file + "` has no deployment `" + deployment + "`.");
    diagnostics.report(
        unknown.withHelp(
            known.isEmpty() || configuration.has(KEY_OF_A_BLOCK)
                ? "put the configuration below the key `default`, and indent it."
                : near + "It has " + known + "; choose one with `--deployment`."));
  }

  /** Reports what a merge keeps or drops without anybody seeing it. */
  private final class Warnings implements DeepMerge.Listener {
    @Override
    public void shorterList(SecretPlace place, SequenceNode base, SequenceNode over) {
      int all = base.items().size();
      List<Node> tail = base.items().subList(over.items().size(), all);
      String what =
          over.items().isEmpty()
              ? "this empty list changes nothing"
              : tail.size() == 1
                  ? "the last of " + all + " items below it stays"
                  : "the last " + tail.size() + " of " + all + " items below it stay";
      diagnostics.report(
          Diagnostic.of(
                  ResolveRules.SHORTER_LIST,
                  over.origin(),
                  "Lists are merged item by item, so " + what + ": " + describe(place, tail) + ".")
              .withNote("the longer list stands", base.span())
              .withHelp(
                  over.items().isEmpty()
                      ? "write `null` to have no list, or leave it out to have the other."
                      : "give all " + all + " items, or leave the list out to have the other."));
    }

    @Override
    public void mappingOverList(SequenceNode base, MappingNode over) {
      diagnostics.report(
          Diagnostic.of(
                  ResolveRules.MAPPING_OVER_LIST,
                  over.origin(),
                  "This mapping lies over a list, which stays: only keys that are positions count.")
              .withNote("the list stands", base.span())
              .withHelp("write a list here too."));
    }

    private String describe(SecretPlace place, List<Node> items) {
      String first =
          items.stream()
              .limit(SHOWN_ITEMS)
              .map(item -> describe(place, item))
              .collect(Collectors.joining(", "));
      return items.size() > SHOWN_ITEMS ? first + " and more" : first;
    }

    /** Describes an item by its text, or a mapping by its first key, so that it is recognised. */
    private String describe(SecretPlace place, Node item) {
      if (item instanceof MappingNode mapping && !mapping.isEmpty()) {
        MappingNode.Entry first = mapping.entries().get(0);
        boolean shown =
            first.value() instanceof ScalarNode scalar
                && !SecretMembers.hides(SecretMembers.place(place, mapping, first.name()), scalar);
        String value = shown ? " " + shortened((ScalarNode) first.value()) : "";
        return "`" + first.name() + ":" + value + "`";
      }
      if (!(item instanceof ScalarNode scalar) || scalar.isNull()) {
        return item.describe();
      }
      return "`" + (SecretMembers.hides(place, scalar) ? Secrets.MASK : shortened(scalar)) + "`";
    }

    private String shortened(ScalarNode scalar) {
      String line = scalar.written().lines().findFirst().orElse("");
      boolean whole =
          line.length() <= MAX_ITEM_LENGTH && line.length() == scalar.written().length();
      int points = Math.min(MAX_ITEM_LENGTH, line.codePointCount(0, line.length()));
      return whole ? line : line.substring(0, line.offsetByCodePoints(0, points)) + "...";
    }
  }
}
