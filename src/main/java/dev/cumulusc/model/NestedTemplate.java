package dev.cumulusc.model;

import dev.cumulusc.source.Origin;
import java.util.Optional;

/**
 * A template of its own that the stack nests.
 *
 * @param templateFile the Handlebars template that kes makes it from, relative to the application
 * @param configFile its configuration, relative to the application
 */
public record NestedTemplate(
    Located<String> name,
    Optional<Located<String>> templateFile,
    Optional<Located<String>> configFile,
    Origin origin) {

  /** The name of the nested template that holds versions and aliases. */
  public static final String VERSIONS = "WorkflowLambdaVersions";

  /** Returns whether this is the nested template that holds versions and aliases. */
  public boolean isVersions() {
    return name.value().equals(VERSIONS);
  }

  /** Returns the logical id of the nested stack. */
  public String logicalId() {
    return LogicalIds.nestedStack(name.value());
  }
}
