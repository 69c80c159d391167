package dev.cumulusc.deploy.aws;

import dev.cumulusc.deploy.service.Apis;
import dev.cumulusc.deploy.service.Aws;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.Clusters;
import dev.cumulusc.deploy.service.Documents;
import dev.cumulusc.deploy.service.Functions;
import dev.cumulusc.deploy.service.ObjectStore;
import dev.cumulusc.deploy.service.S3Addresses;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.Workflows;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** The services of one account and Region; a client is made when it is first asked for. */
public final class AwsServices implements Aws {
  /** A service that is asked to slow down is asked again this often in all. */
  private static final int ATTEMPTS = 9;

  private static final String SESSION = "cumulusc";

  private final Connection connection;
  private final Patience patience;
  private final Optional<Profile> profile;
  private final AwsSettings settings;
  private final Region region;
  private final SdkHttpClient http;
  private final Supplier<AwsCredentialsProvider> credentials = once(this::findCredentials);
  private final Supplier<CloudFormationClient> cloudFormationClient =
      once(() -> build("cloudformation", CloudFormationClient.builder()));
  private final Supplier<CloudFormation> cloudFormation =
      once(() -> new CloudFormationService(cloudFormationClient.get(), !isFixed()));
  private final Supplier<S3Client> s3Client = once(() -> build("s3", s3()));
  private final Supplier<Documents> documents = once(() -> new DocumentService(s3Client.get()));
  private final Supplier<Functions> functions =
      once(() -> new FunctionService(build("lambda", LambdaClient.builder())));
  private final Supplier<Workflows> workflows =
      once(() -> new WorkflowService(build("sfn", SfnClient.builder())));
  private final Supplier<Clusters> clusters =
      once(() -> new ClusterService(build("ecs", EcsClient.builder())));
  private final Supplier<Apis> apis =
      once(() -> new ApiService(build("api_gateway", ApiGatewayClient.builder())));
  private final Supplier<ObjectStore> objectStore =
      once(() -> new S3ObjectStore(s3Client.get(), region()));

  /**
   * Makes what reaches AWS; nothing is called yet.
   *
   * @throws ServiceException if there is no Region, not the profile that is named, or a
   *     configuration file that is not in its format
   */
  public AwsServices(Connection connection) {
    this(connection, Patience.USUAL);
  }

  /**
   * Makes what reaches AWS; nothing is called yet.
   *
   * @throws ServiceException if there is no Region, not the profile that is named, or a
   *     configuration file that is not in its format
   */
  public AwsServices(Connection connection, Patience patience) {
    this.connection = connection;
    this.patience = patience;
    ProfileFiles files = ProfileFiles.read();
    // In the order of the AWS CLI, which still reads the older name first.
    this.profile =
        files.chosen(
            connection
                .profile()
                .or(() -> variable("AWS_DEFAULT_PROFILE"))
                .or(() -> variable("AWS_PROFILE")));
    this.settings = new AwsSettings(connection.environment(), files, profile);
    settings.check();
    this.region = Region.of(settings.region(connection.region()));
    this.http =
        new PatientHttpClient(
            new EnvironmentProxy(connection.environment()),
            settings.certificates(),
            patience.firstAnswer());
  }

  @Override
  public CloudFormation cloudFormation() {
    return cloudFormation.get();
  }

  @Override
  public ObjectStore objectStore() {
    return objectStore.get();
  }

  @Override
  public S3Addresses s3Addresses() {
    return new S3Addresses(region(), dnsSuffix(), connection.endpoint().isPresent());
  }

  @Override
  public Documents documents() {
    return documents.get();
  }

  @Override
  public Functions functions() {
    return functions.get();
  }

  @Override
  public Workflows workflows() {
    return workflows.get();
  }

  @Override
  public Clusters clusters() {
    return clusters.get();
  }

  @Override
  public Apis apis() {
    return apis.get();
  }

  @Override
  public String region() {
    return region.id();
  }

  /** Returns the DNS suffix of the Region's partition, such as {@code amazonaws.com}. */
  public String dnsSuffix() {
    return PartitionMetadata.of(region).dnsSuffix();
  }

  /**
   * Sets up a client as all of them are.
   *
   * @param service as profiles name it: {@code api_gateway}
   */
  <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(
      String service, B builder) {
    return build(service, builder, credentials.get());
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(
      String service, B builder, AwsCredentialsProvider provider) {
    Optional<URI> endpoint = connection.endpoint().or(() -> settings.endpoint(service));
    if (endpoint.isPresent()) {
      builder.endpointOverride(endpoint.get());
    } else if (settings.hasEmptyEndpoint()) {
      // The SDK takes the empty address for one.
      System.setProperty("aws.ignoreConfiguredEndpointUrls", "true");
    }
    return Failures.setUp(
        () ->
            builder
                .httpClient(http)
                .region(region)
                .credentialsProvider(provider)
                .overrideConfiguration(configuration())
                .build());
  }

  /** Sends bodies as they are, and at once: the checksum is known before. */
  private S3ClientBuilder s3() {
    return S3Client.builder()
        .forcePathStyle(connection.endpoint().isPresent())
        .serviceConfiguration(
            S3Configuration.builder()
                .chunkedEncodingEnabled(false)
                .expectContinueEnabled(false)
                .build());
  }

  /** The profile that gives credentials gives addresses and other settings as well. */
  private ClientOverrideConfiguration configuration() {
    ClientOverrideConfiguration.Builder configuration = ClientOverrideConfiguration.builder();
    profile.map(Profile::name).ifPresent(configuration::defaultProfileName);
    return configuration
        .addExecutionInterceptor(new WebPages())
        .addExecutionInterceptor(new WellFormedText())
        .retryStrategy(
            AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(ATTEMPTS)
                .backoffStrategy(patience.failed().strategy())
                .throttlingBackoffStrategy(patience.throttled().strategy())
                .circuitBreakerEnabled(false)
                .build())
        .build();
  }

  /**
   * Returns whether the credentials are of the process's environment, and so stay what they are.
   */
  private boolean isFixed() {
    return connection.profile().isEmpty()
        && SdkSystemSetting.AWS_ACCESS_KEY_ID
            .getStringValue()
            .filter(key -> !key.isBlank())
            .isPresent();
  }

  private AwsCredentialsProvider findCredentials() {
    AwsCredentialsProvider own =
        connection.profile().isPresent()
            ? OwnCredentials.ofProfile(profile.orElseThrow())
            : OwnCredentials.ofEnvironment(profile);
    return connection.assumedRole().map(role -> assume(role, own)).orElse(own);
  }

  private AwsCredentialsProvider assume(String role, AwsCredentialsProvider own) {
    return OwnCredentials.ofRole(
        StsAssumeRoleCredentialsProvider.builder()
            .stsClient(build("sts", StsClient.builder(), own))
            .refreshRequest(request -> request.roleArn(role).roleSessionName(SESSION))
            .build());
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(connection.environment().get(name))
        .filter(value -> !value.isEmpty());
  }

  private static <T> Supplier<T> once(Supplier<T> maker) {
    return new Supplier<>() {
      private @Nullable T made;

      @Override
      public synchronized T get() {
        T value = made;
        if (value == null) {
          value = maker.get();
          made = value;
        }
        return value;
      }
    };
  }

  @Override
  public void close() {
    http.close();
  }
}
