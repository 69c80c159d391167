package dev.cumulusc.asl.knowledge;

import dev.cumulusc.asl.service.FunctionName;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.template.CfnValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows the deployment's Lambda functions and activities by all that they are called. */
public final class OwnResources {
  private static final String ARN = "Arn";

  private final Deployment deployment;

  /** The functions by their keys, once one was asked for. */
  private final Map<String, LambdaSpec> functions = new HashMap<>();

  public OwnResources(Deployment deployment) {
    this.deployment = deployment;
  }

  /**
   * Returns the key of the function that a name means: by its logical id, or by the name that it
   * has in Lambda. Whether the deployment has a function of that key is not checked.
   */
  public Optional<String> functionKey(FunctionName name) {
    ComposedString function = name.function();
    return named(function, LogicalIds.lambda(""))
        .or(() -> function.literal().flatMap(this::withoutPrefix));
  }

  /** Returns the deployment's function that a name means. */
  public Optional<LambdaSpec> function(FunctionName name) {
    return functionKey(name).map(key -> functions().get(key));
  }

  private Map<String, LambdaSpec> functions() {
    if (functions.isEmpty()) {
      deployment.lambdas().forEach(each -> functions.putIfAbsent(each.name().value(), each));
    }
    return functions;
  }

  /**
   * Returns the name of the activity that a reference or an ARN means, whether it is there or not.
   */
  public Optional<String> activity(ComposedString written) {
    String suffix = LogicalIds.activity("");
    Optional<String> referred = named(written, suffix);
    if (referred.isPresent()) {
      return referred;
    }
    List<ComposedString> parts = written.split(':');
    int last = parts.size() - 1;
    return last > 0 && parts.get(last - 1).literal().equals(Optional.of("activity"))
        ? parts
            .get(last)
            .literal()
            .flatMap(this::withoutPrefix)
            .flatMap(name -> withoutSuffix(name, "-" + suffix))
        : Optional.empty();
  }

  /** Returns the key in the logical id of a reference to a resource itself, or to its ARN. */
  private static Optional<String> named(ComposedString written, String suffix) {
    return written
        .reference()
        .filter(
            reference ->
                !(reference instanceof CfnValue.GetAtt getAtt) || getAtt.attribute().equals(ARN))
        .flatMap(reference -> withoutSuffix(reference.target(), suffix));
  }

  private Optional<String> withoutPrefix(String name) {
    String prefix = deployment.prefix().value() + "-";
    return name.startsWith(prefix) && name.length() > prefix.length()
        ? Optional.of(name.substring(prefix.length()))
        : Optional.empty();
  }

  private static Optional<String> withoutSuffix(String name, String suffix) {
    return name.endsWith(suffix) && name.length() > suffix.length()
        ? Optional.of(name.substring(0, name.length() - suffix.length()))
        : Optional.empty();
  }
}
