package dev.cumulusc.deploy.aws;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A setting that the AWS SDK reads from the environment or from a profile.
 *
 * <p>The SDK takes an empty variable for a value, and has its own words, or none, for a value that
 * it can't read. Here an empty variable is one that is not set, and a value of a wrong form is
 * named with its place before the SDK reads it.
 *
 * @param variable the environment variable
 * @param key the key in a profile; without one, profiles don't have the setting
 * @param property the system property of the SDK, which counts before the variable
 * @param usual what holds where nobody sets it
 * @param form what its values are
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html">Settings
 *     reference</a>
 */
record Setting(String variable, Optional<String> key, String property, String usual, Form form) {
  /** All settings that values of a wrong form can be given to, but for addresses and files. */
  static final List<Setting> ALL =
      List.of(
          of("AWS_MAX_ATTEMPTS", "max_attempts", "aws.maxAttempts", "3", Form.number(1)),
          of(
              "AWS_RETRY_MODE",
              "retry_mode",
              "aws.retryMode",
              "standard",
              Form.oneOf("legacy", "standard", "adaptive")),
          of(
              "AWS_DEFAULTS_MODE",
              "defaults_mode",
              "aws.defaultsMode",
              "legacy",
              Form.exactly("legacy", "standard", "in-region", "cross-region", "mobile", "auto")),
          flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint", "aws.useFipsEndpoint"),
          flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint", "aws.useDualstackEndpoint"),
          flag(
              "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
              "ignore_configured_endpoint_urls",
              "aws.ignoreConfiguredEndpointUrls"),
          new Setting(
              "AWS_EC2_METADATA_DISABLED",
              Optional.empty(),
              "aws.disableEc2Metadata",
              "false",
              Form.BOOLEAN),
          flag(
              "AWS_EC2_METADATA_V1_DISABLED",
              "ec2_metadata_v1_disabled",
              "aws.disableEc2MetadataV1"),
          of(
              "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE",
              "ec2_metadata_service_endpoint_mode",
              "aws.ec2MetadataServiceEndpointMode",
              "IPv4",
              Form.oneOf("IPv4", "IPv6")),
          of(
              "AWS_METADATA_SERVICE_TIMEOUT",
              "metadata_service_timeout",
              "aws.ec2MetadataServiceTimeout",
              "1",
              Form.number(1)),
          of(
              "AWS_ACCOUNT_ID_ENDPOINT_MODE",
              "account_id_endpoint_mode",
              "aws.accountIdEndpointMode",
              "preferred",
              Form.oneOf("preferred", "disabled", "required")),
          of(
              "AWS_REQUEST_CHECKSUM_CALCULATION",
              "request_checksum_calculation",
              "aws.requestChecksumCalculation",
              "when_supported",
              Form.oneOf("when_supported", "when_required")),
          of(
              "AWS_RESPONSE_CHECKSUM_VALIDATION",
              "response_checksum_validation",
              "aws.responseChecksumValidation",
              "when_supported",
              Form.oneOf("when_supported", "when_required")),
          flag(
              "AWS_DISABLE_REQUEST_COMPRESSION",
              "disable_request_compression",
              "aws.disableRequestCompression"),
          of(
              "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES",
              "request_min_compression_size_bytes",
              "aws.requestMinCompressionSizeBytes",
              "10240",
              Form.number(0)),
          flag(
              "AWS_S3_DISABLE_EXPRESS_SESSION_AUTH",
              "s3_disable_express_session_auth",
              "aws.disableS3ExpressAuth"));

  private static Setting of(String variable, String key, String property, String usual, Form form) {
    return new Setting(variable, Optional.of(key), property, usual, form);
  }

  private static Setting flag(String variable, String key, String property) {
    return of(variable, key, property, "false", Form.BOOLEAN);
  }

  /**
   * What values have in common.
   *
   * @param description completes "It is ..."
   */
  record Form(String description, Predicate<String> fits) {
    static final Form BOOLEAN = oneOf("true", "false");

    /** Values of which the SDK reads capital letters as small ones. */
    static Form oneOf(String... values) {
      return new Form(
          listed(values), value -> Arrays.stream(values).anyMatch(value::equalsIgnoreCase));
    }

    static Form exactly(String... values) {
      return new Form(listed(values), Arrays.asList(values)::contains);
    }

    /** Whole numbers, as many as the SDK can read. */
    static Form number(int from) {
      return new Form(
          "a whole number from " + from + " on",
          value -> value.matches("[0-9]{1,9}") && Integer.parseInt(value) >= from);
    }

    private static String listed(String... values) {
      List<String> quoted = Arrays.stream(values).map(each -> "`" + each + "`").toList();
      int last = quoted.size() - 1;
      return String.join(", ", quoted.subList(0, last)) + " or " + quoted.get(last);
    }
  }
}
