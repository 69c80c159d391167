package dev.cumulusc.deploy.bundle;

import dev.cumulusc.compile.Compilation;
import dev.cumulusc.deploy.stack.ParameterValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stack as the application's files want it, before anything is uploaded.
 *
 * @param compilation what it is made of: templates with the origins of their parts
 * @param stackName the stack's name
 * @param bucket the bucket for code and templates, if one is configured
 * @param parameters the values that the configuration gives to parameters
 * @param capabilities what the configuration or the templates ask to be acknowledged
 */
public record StackInput(
    Compilation compilation,
    String stackName,
    Optional<String> bucket,
    List<ParameterValue> parameters,
    Map<String, String> tags,
    List<String> capabilities) {

  public StackInput {
    parameters = List.copyOf(parameters);
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    capabilities = List.copyOf(capabilities);
  }
}
