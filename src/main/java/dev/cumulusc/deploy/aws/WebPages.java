package dev.cumulusc.deploy.aws;

import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Refuses answers that are web pages. A proxy, or a network that first wants a log-in, answers
 * calls with its own page and status 200, in which the SDK finds nothing: no stack, no id.
 */
final class WebPages implements ExecutionInterceptor {
  @Override
  public void beforeUnmarshalling(
      Context.BeforeUnmarshalling context, ExecutionAttributes attributes) {
    SdkHttpResponse response = context.httpResponse();
    Optional<String> type = response.firstMatchingHeader("Content-Type");
    // An object of S3 may be a web page; each answer about one has a tag or the request's id.
    boolean object =
        response.firstMatchingHeader("x-amz-request-id").isPresent()
            || response.firstMatchingHeader("ETag").isPresent();
    boolean page = type.filter(text -> text.startsWith("text/html")).isPresent();
    // What an unsuccessful answer means, its status says; one to a HEAD call has no page at all.
    if (response.isSuccessful() && page && !object) {
      throw SdkClientException.create(
          "The answer (status "
              + response.statusCode()
              + ") is a web page and not from AWS: a proxy, or the log-in page of a network, is in"
              + " between");
    }
  }
}
