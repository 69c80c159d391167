package dev.cumulusc.resolve;

import dev.cumulusc.load.Workspace;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.ScalarNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/**
 * An application with its configuration assembled.
 *
 * @param kesFolder the folder with the configuration, relative to the application folder
 * @param templateFolder the folder whose configuration was merged underneath
 * @param s3Prefix the folder in the bucket that takes all code and templates
 * @param kind which of a deployment's stacks the configuration describes
 * @param configuration the resolved configuration: one block, without variables
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
    MappingNode configuration)
    implements ApplicationBuilder.With {

  private static final String STACK_NAME = "stackName";

  /** Returns this application with a name for its stack, unless the configuration has one. */
  public Application withStackName(String name, Origin origin) {
    if (configuration.scalar(STACK_NAME).isPresent()) {
      return this;
    }
    return withConfiguration(
        configuration.with(ScalarNode.string(STACK_NAME, origin), ScalarNode.string(name, origin)));
  }

  /** Returns the key that something of this application has in the bucket. */
  public String s3Key(String key) {
    return s3Prefix.map(folder -> folder + "/" + key).orElse(key);
  }
}
