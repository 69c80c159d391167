package dev.cumulusc.deploy.service;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A change set to be made.
 *
 * @param name a name that no other change set of the stack has
 * @param create whether the stack is to be created
 * @param roleArn the role that CloudFormation works with
 * @param onStackFailure what happens to a new stack that fails: {@code ROLLBACK}, {@code DELETE},
 *     {@code DO_NOTHING}
 */
public record ChangeSetRequest(
    String stackName,
    String name,
    boolean create,
    TemplateLocation template,
    List<ParameterValue> parameters,
    Map<String, String> tags,
    List<String> capabilities,
    Optional<String> roleArn,
    Optional<String> onStackFailure) {

  public ChangeSetRequest {
    parameters = List.copyOf(parameters);
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    capabilities = List.copyOf(capabilities);
  }
}
