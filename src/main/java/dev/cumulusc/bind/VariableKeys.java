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
              "The CMR's environment (`UAT`, `SIT`, `OPS`); every function gets it as `CMR_ENVIRONMENT`.")
          .example("UAT");

  private static final Section OAUTH_SECTION =
      Section.of(
          "the login to the API",
          Key.oneOf("provider", "Who users log in with.", "earthdata", "launchpad").variable(),
          Key.text("userGroup", "The group that users need to be in.")
              .example("researchers")
              .variable());

  private static final Section SAML_SECTION =
      Section.of(
          "the SAML settings",
          Key.text("entityID", "What Launchpad knows the application by.")
              .example("https://shop.example.gov/saml")
              .variable(),
          Key.text("assertionConsumerService", "Where Launchpad sends its answers.")
              .example("https://api.example.gov/saml/auth")
              .variable(),
          Key.text("idpLogin", "Launchpad's login page.")
              .example("https://login.example.gov/saml2")
              .variable(),
          Key.text("launchpadMetadataPath", "The S3 address of Launchpad's metadata.")
              .example("s3://shop-internal/launchpad.xml")
              .variable());

  /** But for the environment, only the message template that a deployment uploads needs them. */
  private static final Section CMR_SECTION =
      Section.of(
          "the settings of the CMR",
          CMR_ENVIRONMENT,
          Key.oneOf("oauthProvider", "Who issues the CMR's tokens.", "earthdata", "launchpad")
              .idle(),
          Key.text("username", "The user that publishes.").example("shop").idle(),
          Key.text("password", "Never deployed: the stack parameter `CmrPassword` counts.")
              .example("unused")
              .idle(),
          Key.text("provider", "The provider that owns the collections.").example("SHOP").idle(),
          Key.text("clientId", "How requests to the CMR name the application.")
              .example("shop")
              .idle(),
          Key.count("cmrLimit", "How many records a search returns in all.").example("100").idle(),
          Key.count("cmrPageSize", "How many records a page of a search has.")
              .example("50")
              .idle());

  private static final Section LAUNCHPAD_SECTION =
      Section.of(
          "the settings of Launchpad",
          Key.text("api", "The address that issues tokens.")
              .example("https://launchpad.example.gov/token")
              .idle(),
          Key.text("certificate", "The certificate's file in the bucket.")
              .example("launchpad.pfx")
              .idle(),
          Key.text(
                  "passphrase", "Never deployed: the stack parameter `LaunchpadPassphrase` counts.")
              .example("unused")
              .idle());

  private static final Section EMS_SECTION =
      Section.of(
          "the settings of the EMS reports",
          Key.text("provider", "The provider that reports.").example("SHOP").variable(),
          Key.text("host", "The host that takes the reports.")
              .example("ems.example.gov")
              .variable(),
          Key.count("port", "The host's SSH port.").example("22").variable(),
          Key.text("path", "The folder on the host.").example("/reports").variable(),
          Key.text("username", "The user on the host.").example("ems").variable(),
          Key.text("privateKey", "The private key's file in the bucket.")
              .example("ems-private.pem")
              .variable(),
          Key.text("dataSource", "What the reports name as their source.")
              .example("UAT")
              .variable(),
          Key.flag("submitReport", "Whether reports are sent to the host.").variable(),
          Key.count("retentionInDays", "How long reports are kept, in days.")
              .example("30")
              .variable());

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
          Key.text("urs_url", "Earthdata Login's address, with a slash at its end.")
              .example("https://uat.urs.earthdata.nasa.gov/")
              .variable(),
          Key.text("sts_credentials_lambda", "The function that issues temporary credentials.")
              .example("gsfc-ngap-sh-s3-sts-get-keys")
              .variable(),
          Key.text("backgroundQueueName", "The queue for work that may wait.")
              .example("backgroundProcessing")
              .variable(),
          Key.count(
                  "non_complete_execution_payload_timeout",
                  "After how many days the payloads of unfinished executions are removed.")
              .example("30")
              .variable(),
          Key.count(
                  "complete_execution_payload_timeout",
                  "After how many days the payloads of finished executions are removed.")
              .example("10")
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
              .example("500")
              .variable(),
          Key.count("api_lambda_memory", "Memory of the two API functions, in MB.")
              .example("512")
              .variable(),
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
