package dev.cumulusc.deploy.service;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A change set to be made.
 *
 * @param name a name that no other change set of the stack has
 * @param create whether the stack is to be created
 */
public record ChangeSetRequest(
    String stackName,
    String name,
    boolean create,
    TemplateLocation template,
    List<ParameterValue> parameters,
    Map<String, String> tags,
    List<String> capabilities,
    ChangeSetOptions options) {

  public ChangeSetRequest {
    parameters = List.copyOf(parameters);
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    capabilities = List.copyOf(capabilities);
  }
}
