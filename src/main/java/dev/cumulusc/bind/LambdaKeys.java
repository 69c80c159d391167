package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.NamedSectionsType;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.tree.Node;
import java.util.List;

/** The keys of a Lambda function. */
final class LambdaKeys {
  private static final Key<String> NAME =
      Key.text("name", "The function's name, where `lambdas` is a list.")
          .example("Crunch")
          .inKes("kes replaces it by the key where `lambdas` is a mapping.");

  private static final Key<String> DESCRIPTION =
      Key.text("description", "What the function does.")
          .example("Crunches granules.")
          .inKes("kes ignores it.");

  private static final Key<Integer> MEMORY =
      Key.count("memory", "Memory of the function, in MB; CPU time grows with it.")
          .defaultsTo(1024)
          .knownElsewhereAs("memorysize", "mem", "memoryinmb");

  private static final Key<Integer> TIMEOUT =
      Key.count("timeout", "How long one call may take, in seconds: 1 to 900.")
          .defaultsTo(300)
          .knownElsewhereAs("timeoutseconds", "timeoutinseconds");

  private static final Key<Node> SERVICES =
      Key.node("services", "Services of plain kes applications; their templates read it.")
          .example("[{name: s3}]")
          .idle();

  private static final String TRIGGERS =
      "What starts a function names it: the `targets` of a rule in `rules`, the `consumer` of a"
          + " queue, the `subscriptions` of a topic; of an API, its own `apiGateway`.";

  private static final String IN_A_CONTAINER =
      "Write it in the service of the function's name: `ecs: {services: {NAME: {docker: true,"
          + " count: 1}}}`.";

  private static final String IN_THE_NETWORK =
      "Write `launchInVpc: true`; subnets and security group are those of the deployment's `vpc`.";

  static final Section SECTION =
      Section.of("a Lambda function", NAME, DESCRIPTION)
          .with(LambdaCodeKeys.ALL)
          .with(MEMORY, TIMEOUT)
          .with(LambdaEnvironmentKeys.ALL)
          .with(LambdaAccessKeys.ALL)
          .with(DeadLetterKeys.ALL)
          .with(LambdaMonitoringKeys.ALL)
          .with(
              ApiMethodKeys.API_GATEWAY,
              SERVICES,
              derived("fullName"),
              derived("hash"),
              derived("local"),
              derived("humanReadableIdentifier"))
          .withAdvice("events", TRIGGERS)
          .withAdvice("triggers", TRIGGERS)
          .withAdvice("schedule", TRIGGERS)
          .withAdvice("docker", IN_A_CONTAINER)
          .withAdvice("runon", IN_A_CONTAINER)
          .withAdvice("vpc", IN_THE_NETWORK)
          .withAdvice("vpcconfig", IN_THE_NETWORK);

  static final Key<List<Fields>> LAMBDAS =
      Key.of(
              "lambdas",
              new NamedSectionsType(SECTION, true),
              "The Lambda functions by name; usually `!!files` with the files that describe them.")
          .example("!!files [lambdas.yml]")
          .knownElsewhereAs("functions");

  private LambdaKeys() {}

  /**
   * Binds all functions.
   *
   * @param ownQueues whether functions that want a dead-letter queue of their own get it
   */
  static List<LambdaSpec> bind(Fields deployment, boolean ownQueues) {
    return new Names("a Lambda function")
        .accepted(deployment, LAMBDAS).stream()
            .map(lambda -> bindOne(lambda, deployment.has(NetworkKeys.VPC), ownQueues))
            .toList();
  }

  private static LambdaSpec bindOne(Fields lambda, boolean hasNetwork, boolean ownQueues) {
    return new LambdaSpec(
        lambda.name(),
        lambda.optional(DESCRIPTION),
        LambdaCodeKeys.bind(lambda),
        new LambdaSpec.Limits(lambda.orDefault(MEMORY), lambda.orDefault(TIMEOUT)),
        LambdaEnvironmentKeys.bind(lambda),
        LambdaAccessKeys.bind(lambda, hasNetwork),
        DeadLetterKeys.bind(lambda, ownQueues),
        LambdaMonitoringKeys.bind(lambda),
        ApiMethodKeys.bind(lambda));
  }

  private static Key<Node> derived(String name) {
    return Key.node(name, "Worked out by the compiler.")
        .ineffective("it is worked out from the function's name and code.");
  }
}
