package dev.cumulusc.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a configuration says about the stack itself, whichever engine makes its template.
 *
 * @param bucket the bucket that takes code and templates
 * @param databaseStack the stack whose outputs are parameters of this one
 * @param versions the versions of functions that workflows call
 * @param postDeploy what is done beside the stack's deployment
 */
public record StackSettings(
    Optional<Located<String>> stackName,
    Optional<Located<String>> bucket,
    Optional<Located<String>> databaseStack,
    List<StackParameter> parameters,
    Map<Located<String>, Located<String>> tags,
    List<Located<String>> capabilities,
    LambdaVersions versions,
    PostDeploySettings postDeploy) {

  public StackSettings {
    parameters = List.copyOf(parameters);
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    capabilities = List.copyOf(capabilities);
  }
}
