package dev.cumulusc.emit;

import dev.cumulusc.model.LambdaVersions;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Emits the stack of versions and aliases: for each function those of its present code and of as
 * many earlier ones as are kept, and an output with the present alias.
 */
final class LambdaVersionEmitter implements ResourceEmitter {
  private static final String NO_VALUE = "No Value";

  @Override
  public void emit(Emission emission) {
    LambdaVersions versions = emission.deployment().base().versions();
    VersionedLambdas lambdas = new VersionedLambdas(emission.deployment(), emission.code());
    for (Located<String> lambda : lambdas.lambdas()) {
      String name = lambda.value();
      Optional<String> hash = lambdas.hash(name);
      emission.parameter(
          LogicalIds.lambda(name),
          CfnValue.mapping(lambda.origin()).put("Type", "String"),
          lambda.origin());
      for (LambdaVersions.Retained retained : retained(versions, name, hash)) {
        add(lambda, retained.hash().value(), retained.label(), emission);
      }
      hash.ifPresent(
          present -> add(lambda, present, lambdas.label(name).orElse(present), emission));
      emission.output(
          VersionedLambdas.aliasOutput(name),
          hash.map(present -> CfnValue.ref(alias(name, present), lambda.origin()))
              .orElseGet(() -> CfnValue.text(NO_VALUE, lambda.origin())),
          lambda.origin());
    }
  }

  private static List<LambdaVersions.Retained> retained(
      LambdaVersions versions, String lambda, Optional<String> present) {
    List<LambdaVersions.Retained> earlier =
        versions.retained().getOrDefault(lambda, List.of()).stream()
            .filter(retained -> !present.equals(Optional.of(retained.hash().value())))
            .toList();
    int newest = Math.min(versions.maxRetained().value(), earlier.size());
    return Stream.concat(
            earlier.subList(0, newest).stream(),
            earlier.subList(newest, earlier.size()).stream().filter(each -> each.inUse().isOn()))
        .toList();
  }

  private static void add(Located<String> lambda, String hash, String label, Emission emission) {
    Origin origin = lambda.origin();
    String name = lambda.value();
    String version = name + "LambdaVersion" + hash;
    CfnValue function = CfnValue.ref(LogicalIds.lambda(name), origin);
    emission.add(
        Resource.of(
            alias(name, hash),
            "AWS::Lambda::Alias",
            CfnValue.mapping(origin)
                .put("Description", LambdaVersions.ALIAS_MARK + " |" + label)
                .put("FunctionName", function)
                .put("FunctionVersion", CfnValue.getAtt(version, "Version", origin))
                .put("Name", name + "-" + hash),
            origin));
    emission.add(
        Resource.of(
            version,
            "AWS::Lambda::Version",
            CfnValue.mapping(origin).put("FunctionName", function),
            origin));
  }

  private static String alias(String lambda, String hash) {
    return lambda + "LambdaAlias" + hash;
  }
}
