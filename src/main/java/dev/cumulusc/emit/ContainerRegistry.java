package dev.cumulusc.emit;

import dev.cumulusc.iam.Arns;
import dev.cumulusc.iam.Statement;
import dev.cumulusc.model.EcsCluster;
import dev.cumulusc.model.Located;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where images come from, and what it takes to get them. */
final class ContainerRegistry {
  private static final String LOGIN = "CumulusDockerHubLogin";
  private static final String PASSWORD = "DockerPassword";
  private static final String OWN_REGISTRY =
      "${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/";

  private static final Pattern ECR_IMAGE =
      Pattern.compile(
          "(?<account>\\d{12})\\.dkr\\.ecr\\.(?<region>[a-z0-9-]+)\\.amazonaws\\.com(?:\\.cn)?/"
              + "(?<repository>[^:@]+).*");

  private final Emission emission;
  private final EcsCluster cluster;

  ContainerRegistry(Emission emission, EcsCluster cluster) {
    this.emission = emission;
    this.cluster = cluster;
  }

  /**
   * Emits the account's login to Docker Hub, if there is one: a secret that is made of the user and
   * of the stack parameter with the password. kes writes the password into the instances' user
   * data, where everybody can read it who may describe an instance.
   */
  void emit() {
    username().ifPresent(this::emitLogin);
  }

  /** Returns the image as it is named, or in the account's own registry. */
  CfnValue image(Located<String> image) {
    return cluster.images().plainNames().isOn()
        ? Values.text(image)
        : CfnValue.sub(OWN_REGISTRY + image.value(), image.origin());
  }

  /** Returns the credentials for an image, if it is on Docker Hub and there is a login. */
  Optional<CfnValue> credentials(Located<String> image) {
    return needsLogin(image)
        ? Optional.of(
            CfnValue.mapping(image.origin())
                .put("CredentialsParameter", CfnValue.ref(LOGIN, image.origin()))
                .build())
        : Optional.empty();
  }

  /** Returns what the agent has to be allowed to get an image. */
  List<Statement> permissions(Located<String> image) {
    Origin origin = image.origin();
    if (needsLogin(image)) {
      return List.of(
          Statement.allow(List.of("secretsmanager:GetSecretValue"), CfnValue.ref(LOGIN, origin)));
    }
    return repository(image)
        .map(
            repository ->
                List.of(
                    Statement.allowEverywhere(List.of("ecr:GetAuthorizationToken"), origin),
                    Statement.allow(
                        List.of(
                            "ecr:BatchCheckLayerAvailability",
                            "ecr:BatchGetImage",
                            "ecr:GetDownloadUrlForLayer"),
                        repository)))
        .orElse(List.of());
  }

  private Optional<CfnValue> repository(Located<String> image) {
    String name = image.value();
    if (!cluster.images().plainNames().isOn()) {
      return Optional.of(
          Arns.here("ecr", "repository/" + name.replaceFirst("[:@].*", ""), image.origin()));
    }
    Matcher matcher = ECR_IMAGE.matcher(name);
    return matcher.matches()
        ? Optional.of(
            CfnValue.sub(
                "arn:${AWS::Partition}:ecr:"
                    + matcher.group("region")
                    + ":"
                    + matcher.group("account")
                    + ":repository/"
                    + matcher.group("repository"),
                image.origin()))
        : Optional.empty();
  }

  private boolean needsLogin(Located<String> image) {
    return username().isPresent()
        && cluster.images().plainNames().isOn()
        && isOnDockerHub(image.value());
  }

  /** An image's name starts with a registry if its first part looks like a host. */
  private static boolean isOnDockerHub(String image) {
    int slash = image.indexOf('/');
    String first = slash < 0 ? "" : image.substring(0, slash);
    return first.equals("docker.io")
        || !(first.contains(".") || first.contains(":") || first.equals("localhost"));
  }

  private Optional<Located<String>> username() {
    return cluster
        .images()
        .registry()
        .flatMap(EcsCluster.DockerRegistry::username)
        .filter(name -> !name.value().isEmpty());
  }

  private void emitLogin(Located<String> username) {
    Origin origin = username.origin();
    emission.parameter(
        PASSWORD,
        StackParameterEmitter.secret("The password of the account on Docker Hub", origin),
        origin);
    String login =
        "{\"username\":\""
            + username.value().replace("\\", "\\\\").replace("\"", "\\\"").replace("${", "${!")
            + "\",\"password\":\"${"
            + PASSWORD
            + "}\"}";
    emission.add(
        Resource.of(
            LOGIN,
            "AWS::SecretsManager::Secret",
            CfnValue.mapping(origin)
                .put("Description", "The login to Docker Hub of " + emission.prefixed("ecs"))
                .put("SecretString", CfnValue.sub(login, origin)),
            origin));
  }
}
