package dev.cumulusc.source;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A place in a configuration, a template or a state machine: the names on the way to it say whether
 * what stands there is a secret. What is below a secret's name is one as well.
 */
public final class SecretPlace {
  /** Who chose the names at a place. */
  private enum Names {
    /** CloudFormation: only some of its properties are secrets. */
    PROPERTIES,
    /** People, for variables. */
    VARIABLES,
    /** People, for members of data, where {@code key} is the name of an object. */
    DATA
  }

  /** What the members of a place are. */
  private enum Members {
    /** Values, whose names say what they are. */
    NAMED,
    /** Things, whose names say nothing. */
    THINGS,
    /** The parameters of a stack, which CloudFormation does not show (NoEcho). */
    PARAMETERS
  }

  /** Parameters stand at the top, or in a deployment's block. */
  private static final int MAX_DEPTH_OF_PARAMETERS = 1;

  /** The root of a configuration. */
  public static final SecretPlace CONFIGURATION =
      new SecretPlace(Names.DATA, Members.NAMED, false, false, 0);

  /** The root of a resource's properties, or of a section of a template. */
  public static final SecretPlace TEMPLATE =
      new SecretPlace(Names.PROPERTIES, Members.NAMED, false, false, 0);

  /** What has variables in it. */
  private static final Set<String> OF_VARIABLES =
      Set.of(
          "Variables",
          "Environment",
          "Parameters",
          "EnvironmentVariables",
          "DefaultArguments",
          "HeaderParameters",
          "QueryStringParameters",
          "BodyParameters",
          "ProviderDetails");

  /** Properties that hold data of people's own. */
  private static final Set<String> OF_DATA =
      Set.of("Definition", "DefinitionString", "DefinitionSubstitutions", "Input");

  /** Members that hold things by the names that people gave them, which say nothing of values. */
  private static final Set<String> OF_THINGS =
      Set.of(
          "lambdas",
          "oldLambdas",
          "stepFunctions",
          "States",
          "workflowRoles",
          "services",
          "tasks",
          "buckets",
          "sns",
          "sqs",
          "subscriptions",
          "rules",
          "dynamos",
          "alarms",
          "apis",
          "apiConfigs",
          "nested_templates",
          "Resources",
          "Outputs",
          "Mappings",
          "Conditions");

  /** Properties, in lower case, that are secrets; so are those that end with a password's name. */
  private static final Set<String> SECRET_PROPERTIES =
      Set.of(
          "accesstoken",
          "apikey",
          "apikeyvalue",
          "authtoken",
          "bearertoken",
          "clientsecret",
          "hectoken",
          "oauthtoken",
          "personalaccesstoken",
          "presharedkey",
          "privatekey",
          "secretaccesskey",
          "secretkey",
          "secretstring",
          "secrettoken",
          "sharedsecret",
          "sshkey");

  private static final Pattern PASSWORD =
      Pattern.compile(
          ".*(?:password|passphrase|passwd|pwd)|(?:.*[._-])?pass", Pattern.CASE_INSENSITIVE);

  private final Names names;
  private final Members members;
  private final boolean secret;
  private final boolean password;
  private final int depth;

  private SecretPlace(Names names, Members members, boolean secret, boolean password, int depth) {
    this.names = names;
    this.members = members;
    this.secret = secret;
    this.password = password;
    this.depth = depth;
  }

  private SecretPlace inside(Names inner, Members has, boolean isSecret, boolean isPassword) {
    return new SecretPlace(inner, has, isSecret, isPassword, depth + 1);
  }

  /** Returns the place of a member; the items of a list are where the list is. */
  public SecretPlace with(String name) {
    if (members == Members.THINGS) {
      return inside(names, Members.NAMED, false, false);
    }
    if (members == Members.PARAMETERS) {
      boolean isValue = name.equals("value");
      return inside(names, Members.NAMED, isValue, isValue);
    }
    if (secret) {
      return names != Names.DATA && (name.equals("Name") || name.equals("Key"))
          ? inside(names, Members.NAMED, false, false)
          : this;
    }
    Members has = names == Names.DATA ? members(name) : Members.NAMED;
    return inside(
        names(name), has, has == Members.NAMED && isSecret(name), PASSWORD.matcher(name).matches());
  }

  private Members members(String name) {
    if (OF_THINGS.contains(name) || (depth == 0 && name.equals("Parameters"))) {
      return Members.THINGS;
    }
    return name.equals("params") && depth <= MAX_DEPTH_OF_PARAMETERS
        ? Members.PARAMETERS
        : Members.NAMED;
  }

  private Names names(String name) {
    return switch (names) {
      case PROPERTIES ->
          OF_VARIABLES.contains(name)
              ? Names.VARIABLES
              : OF_DATA.contains(name) ? Names.DATA : names;
      case DATA -> name.equals("envs") ? Names.VARIABLES : names;
      case VARIABLES -> names;
    };
  }

  private boolean isSecret(String name) {
    return switch (names) {
      case VARIABLES -> Secrets.isSecretName(name);
      case DATA -> Secrets.isSecretMember(name);
      case PROPERTIES -> {
        String lower = name.toLowerCase(Locale.ROOT);
        yield lower.endsWith("password")
            || lower.endsWith("passphrase")
            || SECRET_PROPERTIES.contains(lower);
      }
    };
  }

  /** Returns whether a name on the way to this place is that of a secret. */
  public boolean isSecret() {
    return secret;
  }

  /** Returns whether a string that stands here must not be shown. */
  public boolean hides(String text) {
    return (secret && !Secrets.isReference(text)) || Secrets.hasPassword(text);
  }

  /** Returns whether a number that stands here must not be shown: most are lengths and limits. */
  public boolean hidesNumber() {
    return secret && (names != Names.DATA || password);
  }
}
