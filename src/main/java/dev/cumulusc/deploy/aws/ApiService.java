package dev.cumulusc.deploy.aws;

import dev.cumulusc.deploy.service.Apis;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;

/** API Gateway by the SDK. */
final class ApiService implements Apis {
  private final ApiGatewayClient client;

  ApiService(ApiGatewayClient client) {
    this.client = client;
  }

  @Override
  public String deploy(String apiId, String stage, String description) {
    return Failures.call(
        "apigateway:CreateDeployment",
        () ->
            client
                .createDeployment(
                    request -> request.restApiId(apiId).stageName(stage).description(description))
                .id());
  }
}
