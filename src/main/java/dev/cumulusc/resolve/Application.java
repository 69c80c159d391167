package dev.cumulusc.resolve;

import dev.cumulusc.load.Workspace;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SecretParts;
import dev.cumulusc.source.SecretPlace;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.NodePath;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SecretMembers;
import dev.cumulusc.tree.SequenceNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/**
 * An application with its configuration assembled.
 *
 * @param kesFolder the folder with the configuration, relative to the application folder
 * @param templateFolder the folder whose configuration was merged underneath
 * @param s3Prefix the folder in the bucket that takes all code and templates
 * @param kind which of a deployment's stacks the configuration describes
 * @param configuration the resolved configuration: one block, without variables
 * @param named the places of values of the configuration that texts of any deployment name
 */
@RecordBuilder
public record Application(
    Workspace workspace,
    String deployment,
    String kesFolder,
    Optional<String> templateFolder,
    Optional<String> region,
    Optional<String> s3Prefix,
    StackKind kind,
    MappingNode configuration,
    Set<SourceSpan> named)
    implements ApplicationBuilder.With {

  private static final String STACK_NAME = "stackName";

  /** The folder that npm installs packages into. */
  private static final Path PACKAGES = Path.of("node_modules");

  public Application {
    named = Set.copyOf(named);
  }

  /** Returns this application with a name for its stack, unless the configuration has one. */
  public Application withStackName(String name, Origin origin) {
    if (configuration.scalar(STACK_NAME).isPresent()) {
      return this;
    }
    return withConfiguration(
        configuration.with(ScalarNode.string(STACK_NAME, origin), ScalarNode.string(name, origin)));
  }

  /** Returns the values and keys of the configuration that secrets went into, and the secrets. */
  public Set<String> secrets() {
    Set<String> secrets = new LinkedHashSet<>();
    Consumer<ScalarNode> add =
        scalar -> {
          if (scalar.origin().isSecret()) {
            secrets.add(scalar.text());
            secrets.addAll(SecretParts.of(scalar.origin()));
          }
        };
    visit(configuration, add, add);
    return secrets;
  }

  /** Returns the places of all keys and single values of the configuration. */
  public List<SourceSpan> places() {
    List<SourceSpan> places = new ArrayList<>();
    Consumer<ScalarNode> add = scalar -> places.add(scalar.span());
    visit(configuration, add, add);
    return places;
  }

  /** Takes the single values of a configuration. */
  @FunctionalInterface
  public interface ValueVisitor {
    /**
     * Takes a value that has no values in it.
     *
     * @param place whether the names on the way to it make it a secret
     */
    void visit(NodePath path, SecretPlace place, Node value);
  }

  /**
   * Hands on all values of the configuration that have no values in them, in its order: single
   * values, empty mappings and empty lists.
   */
  public void forEachValue(ValueVisitor each) {
    forEachValue(NodePath.ROOT, SecretPlace.CONFIGURATION, configuration, each);
  }

  private static void forEachValue(NodePath path, SecretPlace place, Node node, ValueVisitor each) {
    if (node instanceof MappingNode mapping && !mapping.isEmpty()) {
      for (MappingNode.Entry entry : mapping.entries()) {
        SecretPlace inner = SecretMembers.place(place, mapping, entry.name());
        forEachValue(path.key(entry.name()), inner, entry.value(), each);
      }
    } else if (node instanceof SequenceNode list && !list.items().isEmpty()) {
      for (int i = 0; i < list.items().size(); i++) {
        forEachValue(path.index(i), place, list.items().get(i), each);
      }
    } else {
      each.visit(path, place, node);
    }
  }

  private static void visit(Node node, Consumer<ScalarNode> value, Consumer<ScalarNode> key) {
    if (node instanceof MappingNode mapping) {
      for (MappingNode.Entry entry : mapping.entries()) {
        key.accept(entry.key());
        visit(entry.value(), value, key);
      }
    } else if (node instanceof SequenceNode list) {
      list.items().forEach(item -> visit(item, value, key));
    } else {
      value.accept((ScalarNode) node);
    }
  }

  /**
   * Reports whether a value comes from a base configuration, and not from the application's own
   * files: from the template folder that was merged underneath, or from an installed package.
   */
  public boolean isFromBase(Origin origin) {
    Path file = Path.of(origin.primary().file().name()).normalize();
    boolean underneath =
        templateFolder
            .filter(folder -> !Path.of(folder).normalize().equals(Path.of(kesFolder).normalize()))
            .filter(folder -> file.startsWith(Path.of(folder).normalize()))
            .isPresent();
    return underneath || StreamSupport.stream(file.spliterator(), false).anyMatch(PACKAGES::equals);
  }

  /** Returns the key that something of this application has in the bucket. */
  public String s3Key(String key) {
    return s3Prefix.map(folder -> folder + "/" + key).orElse(key);
  }
}
