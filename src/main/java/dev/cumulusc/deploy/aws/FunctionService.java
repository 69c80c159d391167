package dev.cumulusc.deploy.aws;

import dev.cumulusc.deploy.service.DeployedFunction;
import dev.cumulusc.deploy.service.FunctionAlias;
import dev.cumulusc.deploy.service.Functions;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;

/** Lambda by the SDK. */
final class FunctionService implements Functions {
  private final LambdaClient client;

  FunctionService(LambdaClient client) {
    this.client = client;
  }

  @Override
  public Optional<DeployedFunction> function(String name) {
    return Failures.call(
        "lambda:GetFunctionConfiguration",
        () -> {
          try {
            GetFunctionConfigurationResponse found =
                client.getFunctionConfiguration(request -> request.functionName(name));
            return Optional.of(
                new DeployedFunction(
                    name,
                    found.codeSha256(),
                    StackReader.given(found.lastUpdateStatusAsString()),
                    StackReader.given(found.lastUpdateStatusReason())));
          } catch (ResourceNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public DeployedFunction update(String name, String bucket, String key) {
    UpdateFunctionCodeResponse updated =
        Failures.call(
            "lambda:UpdateFunctionCode",
            () ->
                client.updateFunctionCode(
                    request -> request.functionName(name).s3Bucket(bucket).s3Key(key)));
    return new DeployedFunction(
        name,
        updated.codeSha256(),
        StackReader.given(updated.lastUpdateStatusAsString()),
        StackReader.given(updated.lastUpdateStatusReason()));
  }

  @Override
  public String publish(String name, String codeSha256, String description) {
    return Failures.call(
        "lambda:PublishVersion",
        () ->
            client
                .publishVersion(
                    request ->
                        request.functionName(name).codeSha256(codeSha256).description(description))
                .version());
  }

  @Override
  public List<FunctionAlias> aliases(String name) {
    return Failures.call(
        "lambda:ListAliases",
        () -> {
          try {
            return client
                .listAliasesPaginator(request -> request.functionName(name))
                .aliases()
                .stream()
                .map(
                    alias ->
                        new FunctionAlias(
                            alias.name(),
                            alias.functionVersion(),
                            StackReader.given(alias.description()).orElse("")))
                .toList();
          } catch (ResourceNotFoundException e) {
            return List.of();
          }
        });
  }

  @Override
  public void point(String name, String alias, String version) {
    Failures.call(
        "lambda:UpdateAlias",
        () ->
            client.updateAlias(
                request -> request.functionName(name).name(alias).functionVersion(version)));
  }
}
