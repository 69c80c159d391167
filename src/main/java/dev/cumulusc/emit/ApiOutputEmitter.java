package dev.cumulusc.emit;

import dev.cumulusc.model.ApiSettings;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.Located;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import java.util.Optional;

/** Emits the outputs by which the program finds the APIs after a deployment. */
final class ApiOutputEmitter implements ResourceEmitter {
  @Override
  public void emit(Emission emission) {
    ApiSettings apis = emission.deployment().base().apis();
    emitAddress("Api", ApiNames.BACKEND, apis.backendUrl(), emission);
    emitAddress("Distribution", ApiNames.DISTRIBUTION, apis.distributionUrl(), emission);
    emitId("ApiId", ApiNames.BACKEND, emission);
    emitId("DistributionId", ApiNames.DISTRIBUTION, emission);
    boolean anyApi =
        CustomResourceEmitter.isThere(emission)
            || !apis.names().isEmpty()
            || emission.nested().stream()
                .anyMatch(
                    stack ->
                        stack.makesApi(ApiNames.BACKEND) || stack.makesApi(ApiNames.DISTRIBUTION));
    if (anyApi) {
      emission.output("ApiStage", Values.text(apis.stage()), apis.stage().origin());
    }
  }

  private static void emitAddress(
      String name, String api, Optional<Located<String>> url, Emission emission) {
    if (url.isPresent()) {
      emission.output(name, Values.text(url.get()), url.get().origin());
    } else {
      maker(api, emission)
          .ifPresent(
              stack ->
                  emission.output(
                      name,
                      NestedStackEmitter.output(
                          stack, NestedStack.apiAddress(api), stack.spec().origin()),
                      stack.spec().origin()));
      own(api, emission.deployment())
          .ifPresent(
              origin ->
                  emission.output(
                      name,
                      ApiAddress.of(api, "/", emission.deployment().base().apis(), origin),
                      origin));
    }
  }

  private static void emitId(String name, String api, Emission emission) {
    maker(api, emission)
        .ifPresent(
            stack ->
                emission.output(
                    name,
                    NestedStackEmitter.output(stack, NestedStack.apiId(api), stack.spec().origin()),
                    stack.spec().origin()));
    own(api, emission.deployment())
        .ifPresent(
            origin -> emission.output(name, CfnValue.ref(ApiNames.restApi(api), origin), origin));
  }

  private static Optional<NestedStack> maker(String api, Emission emission) {
    return emission.nested().stream()
        .filter(stack -> NestedStackEmitter.isDeployed(stack, emission.deployment()))
        .filter(stack -> stack.makesApi(api))
        .findFirst();
  }

  /** Returns the place that makes an API a part of this stack itself. */
  private static Optional<Origin> own(String api, Deployment deployment) {
    return deployment.base().apis().names().stream()
        .filter(name -> name.value().equals(api))
        .map(Located::origin)
        .findFirst();
  }
}
