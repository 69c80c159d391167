package dev.cumulusc.deploy.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The caller's own credentials; where there are none, that is a failure of a type of its own. */
final class OwnCredentials implements AwsCredentialsProvider {
  private final AwsCredentialsProvider provider;

  OwnCredentials(AwsCredentialsProvider provider) {
    this.provider = provider;
  }

  @Override
  public AwsCredentials resolveCredentials() {
    try {
      return provider.resolveCredentials();
    } catch (SdkClientException e) {
      throw new MissingException(e);
    }
  }

  /** No provider has credentials. */
  static final class MissingException extends SdkClientException {
    private static final long serialVersionUID = 1L;

    private MissingException(SdkClientException cause) {
      super(SdkClientException.builder().message(cause.getMessage()).cause(cause));
    }
  }
}
