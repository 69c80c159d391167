package dev.cumulusc.emit;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.Located;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.template.NestedTemplateAddress;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import java.util.Map;
import java.util.Optional;

/**
 * Emits the nested stacks. Each gets a value for every parameter of its template that something in
 * this stack is known for by its name.
 */
final class NestedStackEmitter implements ResourceEmitter {
  @Override
  public void emit(Emission emission) {
    for (NestedStack stack : emission.nested()) {
      if (isDeployed(stack, emission.deployment())) {
        emit(stack, emission);
      }
    }
  }

  /** Returns whether a nested stack is a part of the deployment, and not only compiled with it. */
  static boolean isDeployed(NestedStack stack, Deployment deployment) {
    if (stack.spec().isVersions()) {
      return deployment.base().versions().enabled().isOn();
    }
    return !stack.makesApi(ApiNames.DISTRIBUTION)
        || deployment.base().apis().deployDistribution().isOn();
  }

  private static void emit(NestedStack stack, Emission emission) {
    Origin origin = stack.spec().origin();
    MappingBuilder properties =
        CfnValue.mapping(origin).put("Parameters", parameters(stack, emission));
    Optional<Located<String>> bucket = emission.deployment().settings().systemBucket();
    if (bucket.isPresent()) {
      properties.put("TemplateURL", CfnValue.text(address(stack, emission), origin));
    } else {
      emission
          .diagnostics()
          .report(
              EmitRules.NESTED_WITHOUT_BUCKET,
              origin,
              "`" + stack.spec().name().value() + "` can't be nested without a bucket for it.",
              "Set `system_bucket`.");
    }
    emission.add(Resource.of(stack.spec().logicalId(), ResourceTypes.STACK, properties, origin));
  }

  private static String address(NestedStack stack, Emission emission) {
    Deployment deployment = emission.deployment();
    return new NestedTemplateAddress(deployment.stackName().value(), stack.spec().name().value())
        .in(deployment.settings().systemBucket().orElseThrow().value());
  }

  private static MappingBuilder parameters(NestedStack stack, Emission emission) {
    Origin origin = stack.spec().origin();
    MappingBuilder values = CfnValue.mapping(origin);
    NestedParameters known = new NestedParameters(emission.deployment());
    for (Map.Entry<String, CfnValue.Member> parameter : stack.template().parameters().entrySet()) {
      String name = parameter.getKey();
      Optional<CfnValue> value =
          secret(name, origin, emission)
              .or(() -> known.value(name, origin))
              .or(() -> otherApi(name, stack, emission))
              .or(() -> sameName(name, origin, emission));
      if (value.isPresent()) {
        values.put(name, value.get());
      } else if (!hasDefault(parameter.getValue().value())) {
        reportUnknown(stack, name, parameter.getValue().key(), emission);
      }
    }
    return values;
  }

  private static Optional<CfnValue> secret(String name, Origin origin, Emission emission) {
    boolean encrypted =
        name.equals(CustomResourceEmitter.CMR_PASSWORD)
            || name.equals(CustomResourceEmitter.LAUNCHPAD_PASSPHRASE);
    return encrypted && CustomResourceEmitter.isThere(emission)
        ? Optional.of(CustomResourceEmitter.encrypted(name, origin))
        : Optional.empty();
  }

  /** Returns the id of an API that another nested stack makes. */
  private static Optional<CfnValue> otherApi(String name, NestedStack stack, Emission emission) {
    return emission.nested().stream()
        .filter(
            other ->
                !other.spec().name().value().equals(stack.spec().name().value())
                    && isDeployed(other, emission.deployment()))
        .filter(other -> other.template().resources().containsKey(name))
        .filter(other -> other.template().outputs().containsKey(name + "Resource"))
        .findFirst()
        .map(other -> output(other, name + "Resource", stack.spec().origin()));
  }

  /** Returns what has the parameter's own name in this stack. */
  private static Optional<CfnValue> sameName(String name, Origin origin, Emission emission) {
    return emission.hasParameter(name) || emission.hasResource(name)
        ? Optional.of(CfnValue.ref(name, origin))
        : Optional.empty();
  }

  /** Returns the value of an output of a nested stack. */
  static CfnValue output(NestedStack stack, String output, Origin origin) {
    return CfnValue.getAtt(stack.spec().logicalId(), "Outputs." + output, origin);
  }

  private static boolean hasDefault(CfnValue parameter) {
    return parameter instanceof CfnValue.Mapping mapping && mapping.get("Default") != null;
  }

  private static void reportUnknown(
      NestedStack stack, String name, Origin declared, Emission emission) {
    emission
        .diagnostics()
        .report(
            Diagnostic.of(
                    EmitRules.NESTED_PARAMETER_WITHOUT_VALUE,
                    stack.spec().origin(),
                    "Nothing in this stack gives `"
                        + stack.spec().name().value()
                        + "` a value for its parameter `"
                        + name
                        + "`, which has no default.")
                .withNote("the parameter is declared here", declared.primary()));
  }
}
