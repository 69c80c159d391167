package dev.cumulusc.iam;

import dev.cumulusc.asl.CallArguments;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.iam.CallResources.Found;
import dev.cumulusc.source.ProgramData;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The resources of the permissions that a call of the SDK takes. */
final class SdkResources {
  static final String PASS_ROLE = "iam:PassRole";

  private static final Map<String, List<String>> DEPENDING = readDepending();

  /** Calls that take a role for themselves, or only mention it, and pass it to nobody. */
  private static final Pattern PASSING_NOTHING =
      Pattern.compile("(sts|iam):.*|.*:(assume|batchGet|delete|describe|get|list|search).*");

  /** Actions that set or remove tags, which a call takes if it is given some. */
  private static final Pattern TAGGING =
      Pattern.compile(
          "[a-z0-9-]+:((Add|Create|Put|Untag|Tag)[A-Za-z]*Tags?[A-Za-z]*|Tag[A-Z].*|Untag.*)");

  private static final List<String> TAGS =
      List.of("Tags", "TagList", "TagSet", "TagSpecifications", "Tagging");

  /** Arguments that name keys, or objects in S3. */
  private static final Pattern OTHERS =
      Pattern.compile(
          "(?i).*kms.*key.*|.*encryptionkey(arn|id|identifier)?|s3bucket(name)?|s3key|s3uri"
              + "|s3(object)?(location|url)|.*s3uri|output(s3)?bucket(name)?");

  /** Calls of the services whose own these are, and calls that only describe something. */
  private static final Pattern OWN_OBJECTS =
      Pattern.compile("(s3|s3control|kms|sqs|sns):.*|.*:(describe|get|list|search).*");

  private final CallResources call;
  private final SpecialArns ways;
  private final ApiCalls.Permissions permissions;
  private final List<String> names;

  SdkResources(CallResources call, SpecialArns ways, ApiCalls.Permissions permissions) {
    this.call = call;
    this.ways = ways;
    this.permissions = permissions;
    this.names = call.arguments().at("").names();
  }

  /** Returns whether the arguments ask for an action that a call takes with some only. */
  boolean isAskedFor(String action) {
    if (TAGGING.matcher(action).matches() && names.stream().anyMatch(TAGS::contains)) {
      return true;
    }
    return action.equals(PASS_ROLE)
        ? !roles().isEmpty()
        : DEPENDING.getOrDefault(action, List.of()).stream().anyMatch(names::contains);
  }

  /** Returns whether it is known with which arguments a call takes an action. */
  static boolean isKnown(String action) {
    return action.equals(PASS_ROLE)
        || DEPENDING.containsKey(action)
        || TAGGING.matcher(action).matches();
  }

  /**
   * Returns whether a call names a key or objects in S3, which a service uses with the permissions
   * of the caller unless the call hands it a role.
   */
  boolean namesOthers(String callName) {
    return roles().isEmpty()
        && !OWN_OBJECTS.matcher(callName).matches()
        && !call.arguments().named(name -> OTHERS.matcher(name).matches()).isEmpty();
  }

  /** Returns the resources of an action. */
  Found of(String action) {
    if (action.equals(PASS_ROLE)) {
      return roles().stream()
          .map(CallArguments.Named::value)
          .map(role -> ResourceValues.isUnknown(role) ? Found.unknown() : ways.role(role))
          .reduce(Found.NOTHING, Found::plus);
    }
    if (permissions.path().isPresent()) {
      return Found.of(path(permissions.path().get()));
    }
    Optional<IamActions.Action> known = IamActions.find(action);
    if (known.filter(IamActions.Action::takesArn).isEmpty()) {
      return Found.of(ways.literal("*"));
    }
    if (call.arguments().isRunTime()) {
      return Found.unknown();
    }
    return new ActionResources(call, ways, known.get()).find();
  }

  /**
   * Returns whether a call hands a role to its service, although the reference does not list that:
   * whoever does so has to be allowed to, whatever the service
   * (IAM/latest/UserGuide/id_roles_use_passrole.html).
   */
  boolean passesRole(String service, String callName) {
    return !permissions.depending().contains(PASS_ROLE)
        && !permissions.needed().contains(PASS_ROLE)
        && !PASSING_NOTHING.matcher(service + ":" + callName).matches()
        && roles().stream()
            .anyMatch(role -> role.name().toLowerCase(Locale.ROOT).endsWith("rolearn"));
  }

  private List<CallArguments.Named> roles() {
    return call.arguments()
        .named(
            name -> {
              String lower = name.toLowerCase(Locale.ROOT);
              return lower.endsWith("rolearn") || lower.equals("role");
            });
  }

  /** API Gateway's actions are HTTP methods on the paths of its API. */
  private ComposedString path(String path) {
    ComposedString arn =
        ways.literal("arn:")
            .plus(ComposedString.ref("AWS::Partition", call.origin()))
            .plus(":apigateway:")
            .plus(ComposedString.ref("AWS::Region", call.origin()))
            .plus("::");
    for (ArnForm.Part part : ArnForm.parts(path.replace("{", "${"))) {
      arn = part.isPlaceholder() ? arn.plus(value(part.text())) : arn.plus(part.text());
    }
    return ResourceValues.joined(arn);
  }

  private ComposedString value(String name) {
    return names.stream()
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .flatMap(found -> call.strings(found, Optional.empty()))
        .map(all -> ResourceValues.pattern(all.get(0)))
        .orElseGet(() -> ways.literal("*"));
  }

  private static Map<String, List<String>> readDepending() {
    Map<String, List<String>> depending = new HashMap<>();
    for (String line : ProgramData.lines(SdkResources.class, "depending.txt")) {
      String[] columns = line.split(" ");
      depending.put(columns[0], IamData.list(columns[1]));
    }
    return depending;
  }
}
