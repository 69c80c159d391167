package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.Section;
import java.util.List;
import java.util.stream.Stream;

/**
 * The keys that stand for nothing by themselves: the functions of the Cumulus base configuration
 * name them in braces, most of them for an environment variable.
 */
final class VariableKeys {
  static final Key<String> CMR_ENVIRONMENT =
      Key.text(
          "cmrEnvironment",
          "The CMR's environment (`UAT`, `SIT`, `OPS`); every function gets it as `CMR_ENVIRONMENT`.");

  private static final Section OAUTH_SECTION =
      Section.of(
          "the login to the API",
          Key.oneOf("provider", "Who users log in with.", "earthdata", "launchpad").variable(),
          Key.text("userGroup", "The group that users need to be in.").variable());

  private static final Section SAML_SECTION =
      Section.of(
          "the SAML settings",
          Key.text("entityID", "What Launchpad knows the application by.").variable(),
          Key.text("assertionConsumerService", "Where Launchpad sends its answers.").variable(),
          Key.text("idpLogin", "Launchpad's login page.").variable(),
          Key.text("launchpadMetadataPath", "The S3 address of Launchpad's metadata.").variable());

  /** But for the environment, only the message template that a deployment uploads needs them. */
  private static final Section CMR_SECTION =
      Section.of(
          "the settings of the CMR",
          CMR_ENVIRONMENT,
          Key.oneOf("oauthProvider", "Who issues the CMR's tokens.", "earthdata", "launchpad")
              .idle(),
          Key.text("username", "The user that publishes.").idle(),
          Key.text("password", "Never deployed: the stack parameter `CmrPassword` counts.").idle(),
          Key.text("provider", "The provider that owns the collections.").idle(),
          Key.text("clientId", "How requests to the CMR name the application.").idle(),
          Key.count("cmrLimit", "How many records a search returns in all.").idle(),
          Key.count("cmrPageSize", "How many records a page of a search has.").idle());

  private static final Section LAUNCHPAD_SECTION =
      Section.of(
          "the settings of Launchpad",
          Key.text("api", "The address that issues tokens.").idle(),
          Key.text("certificate", "The certificate's file in the bucket.").idle(),
          Key.text(
                  "passphrase", "Never deployed: the stack parameter `LaunchpadPassphrase` counts.")
              .idle());

  private static final Section EMS_SECTION =
      Section.of(
          "the settings of the EMS reports",
          Key.text("provider", "The provider that reports.").variable(),
          Key.text("host", "The host that takes the reports.").variable(),
          Key.count("port", "The host's SSH port.").variable(),
          Key.text("path", "The folder on the host.").variable(),
          Key.text("username", "The user on the host.").variable(),
          Key.text("privateKey", "The private key's file in the bucket.").variable(),
          Key.text("dataSource", "What the reports name as their source.").variable(),
          Key.flag("submitReport", "Whether reports are sent to the host.").variable(),
          Key.count("retentionInDays", "How long reports are kept, in days.").variable());

  static final Key<Fields> CMR =
      Key.section("cmr", CMR_SECTION, "The Common Metadata Repository that records go to.");

  static final Key<Fields> LAUNCHPAD =
      Key.section("launchpad", LAUNCHPAD_SECTION, "Launchpad, as an issuer of CMR tokens.");

  private static final List<Key<Fields>> SECTIONS =
      List.of(
          CMR,
          Key.section("oauth", OAUTH_SECTION, "The login to the API."),
          Key.section("samlConfig", SAML_SECTION, "The SAML settings of a login with Launchpad."),
          LAUNCHPAD,
          Key.section("ems", EMS_SECTION, "The reports to the ESDIS Metrics System."));

  private static final List<Key<?>> SINGLE =
      List.of(
          Key.text("urs_url", "Earthdata Login's address, with a slash at its end.").variable(),
          Key.text("sts_credentials_lambda", "The function that issues temporary credentials.")
              .variable(),
          Key.text("backgroundQueueName", "The queue for work that may wait.").variable(),
          Key.count(
                  "non_complete_execution_payload_timeout",
                  "After how many days the payloads of unfinished executions are removed.")
              .variable(),
          Key.count(
                  "complete_execution_payload_timeout",
                  "After how many days the payloads of finished executions are removed.")
              .variable(),
          Key.flag(
                  "non_complete_execution_payload_disable",
                  "Keeps the payloads of unfinished executions.")
              .variable(),
          Key.flag(
                  "complete_execution_payload_disable",
                  "Keeps the payloads of finished executions.")
              .variable(),
          Key.count("sqs_consumer_rate", "How many messages a queue's consumer takes at a time.")
              .variable(),
          Key.count("api_lambda_memory", "Memory of the two API functions, in MB.").variable(),
          Key.flag("enablePointInTime", "Switches point-in-time recovery on for the tables.")
              .variable());

  /** All of them. */
  static final List<Key<?>> ALL =
      Stream.concat(SECTIONS.stream(), SINGLE.stream()).<Key<?>>map(key -> key).toList();

  private VariableKeys() {}

  /** Reports what is wrong in the sections, of which most have nothing that the model needs. */
  static void check(Fields deployment) {
    SECTIONS.forEach(deployment::section);
  }
}
