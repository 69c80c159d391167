package dev.cumulusc.iam;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.iam.AwsResource.Place;
import dev.cumulusc.iam.CallResources.Found;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways of containers, builds, models, keys and objects. */
final class MoreArns {
  private static final String S3 = "s3://";

  /** The prefixes of the profiles that run a model in several Regions. */
  private static final Pattern PROFILE =
      Pattern.compile("(us-gov|us|eu|apac|ap|au|ca|jp|sa|global)\\.(.+)");

  private final CallResources call;
  private final SpecialArns ways;

  MoreArns(CallResources call, SpecialArns ways) {
    this.call = call;
    this.ways = ways;
  }

  Found of(String way, String first, String second) {
    return switch (way) {
      case "@role" -> call.each(first, ways::role);
      case "@profile" -> call.each(first, this::profile);
      case "@taskdefinition" -> call.each(first, this::taskDefinition);
      case "@taskroles" -> taskRoles(first);
      case "@jobdefinition" -> call.each(first, this::jobDefinition);
      case "@build" -> call.each(first, id -> byPrefix(id, "project"));
      case "@report" -> call.each(first, id -> byPrefix(id, "report-group"));
      case "@model" -> call.each(first, this::model);
      case "@key" -> call.each(first, this::key);
      case "@servicekey" -> call.each(first, this::serviceKey);
      case "@repository" -> call.each(first, this::repository);
      case "@s3object" -> call.each(first, uri -> object(uri, ""));
      case "@s3prefix" -> call.each(first, uri -> object(uri, "/*"));
      case "@s3bucket" -> call.each(first, this::bucket);
      case "@s3source" -> call.each(first, this::source);
      case "@s3below" -> call.each(first, bucket -> below(bucket, second, "*"));
      case "@s3folder" -> call.each(first, bucket -> below(bucket, second, "/*"));
      case "@s3output" -> call.each(first, bucket -> output(bucket, second));
      case "@s3url" -> call.each(first, this::ofUrl);
      case "@inventory" -> call.each(first, bucket -> inventory(bucket, second));
      default -> throw new IllegalStateException("The table of permissions names " + way);
    };
  }

  /** An instance profile hands its role to the instances. */
  private Found profile(ComposedString value) {
    return call.values()
        .resource(value)
        .filter(resource -> resource.type().equals("AWS::IAM::InstanceProfile"))
        .flatMap(Resource::properties)
        .map(properties -> properties.get("Roles"))
        .filter(CfnValue.Sequence.class::isInstance)
        .map(
            roles ->
                ((CfnValue.Sequence) roles)
                    .items().stream()
                        .flatMap(role -> ComposedString.of(role).stream())
                        .map(ways::role)
                        .reduce(Found.NOTHING, Found::plus))
        .orElseGet(Found::unknown);
  }

  /** A family runs its newest revision, whichever that is. */
  private Found taskDefinition(ComposedString value) {
    Optional<AwsResource> read = ways.read(value, "ecs", "task-definition", false);
    if (read.isEmpty() || read.get().logicalId().isPresent()) {
      return Found.of(read.flatMap(AwsResource::arn));
    }
    AwsResource definition = read.get();
    List<ComposedString> name = definition.name().split(':');
    AwsResource family = AwsResource.named(name.get(0), definition.place());
    boolean hasRevision = name.size() > 1;
    return Found.of(
        hasRevision
            ? ways.arn("ecs", "task-definition", family, ways.named(name.get(1)))
            : ways.arn("ecs", "task-definition", family));
  }

  /** The roles that a call names in its overrides count in the place of the task definition's. */
  private Found taskRoles(String path) {
    Found all = Found.NOTHING;
    Optional<Resource> definition =
        call.strings(path, Optional.empty())
            .flatMap(found -> call.values().resource(found.get(0)))
            .filter(resource -> resource.type().equals("AWS::ECS::TaskDefinition"));
    for (String name : List.of("TaskRoleArn", "ExecutionRoleArn")) {
      String override = "Overrides." + name;
      if (call.arguments().at(override).isPresent()) {
        all = all.plus(call.each(override, ways::role));
      } else if (definition.isEmpty()) {
        all = all.plus(Found.unknown());
      } else {
        Optional<ComposedString> role =
            definition
                .flatMap(Resource::properties)
                .flatMap(properties -> Optional.ofNullable(properties.get(name)))
                .flatMap(ComposedString::of);
        all = role.isPresent() ? all.plus(ways.role(role.get())) : all;
      }
    }
    return all;
  }

  /** A job definition without a revision is authorised by its name, and with any revision. */
  private Found jobDefinition(ComposedString value) {
    Optional<AwsResource> read = ways.read(value, "batch", "job-definition", false);
    if (read.isEmpty()) {
      return Found.unknown();
    }
    AwsResource definition = read.get();
    ComposedString arn =
        definition.arn().orElseGet(() -> ways.arn("batch", "job-definition", definition));
    boolean whole = definition.logicalId().isPresent() || definition.name().split(':').size() > 1;
    return whole ? Found.of(arn) : new Found(List.of(arn, arn.plus(":*")), false);
  }

  /** The id of a build begins with its project's name, that of a report with its group's. */
  private Found byPrefix(ComposedString value, String type) {
    ComposedString known = ResourceValues.pattern(value);
    List<ComposedString> path = SpecialArns.resourceOf(known).split('/');
    ComposedString name = path.get(path.size() - 1).split(':').get(0);
    return ResourceValues.isUnknown(name)
        ? Found.unknown()
        : Found.of(ways.arn("codebuild", type, AwsResource.named(name, ways.placeOf(known))));
  }

  /** A profile across Regions is authorised together with its model, wherever that runs. */
  private Found model(ComposedString value) {
    ComposedString known = ResourceValues.pattern(value);
    Optional<AwsResource> read = ways.read(value, "bedrock", "foundation-model", false);
    if (read.isEmpty()) {
      return Found.unknown();
    }
    String id = SpecialArns.resourceOf(known).toString();
    String profile = id.startsWith("inference-profile/") ? id.substring(18) : id;
    Matcher matcher = PROFILE.matcher(profile);
    if (!matcher.matches()) {
      return Found.of(
          read.get().arn().orElseGet(() -> ways.arn("bedrock", "foundation-model", read.get())));
    }
    Place place = ways.placeOf(known);
    List<ComposedString> arns = new ArrayList<>();
    arns.add(
        ways.arn("bedrock", "inference-profile", AwsResource.named(ways.literal(profile), place)));
    arns.add(
        ways.arn(
            "bedrock",
            "foundation-model",
            AwsResource.named(
                ways.literal(matcher.group(2)),
                place.inRegion(ways.literal(regions(matcher.group(1)))))));
    return new Found(arns, false);
  }

  private static String regions(String prefix) {
    return switch (prefix) {
      case "us", "us-gov", "eu", "ca", "sa" -> prefix + "-*";
      case "apac", "ap", "au", "jp" -> "ap-*";
      default -> "*";
    };
  }

  /**
   * In a policy, a key is named by its ARN, never by an alias: whoever names an alias of somebody
   * else's key is allowed all keys, by that alias
   * (kms/latest/developerguide/alias-authorization.html).
   */
  private Found key(ComposedString value) {
    return key(value, "kms:RequestAlias");
  }

  /** A service that uses a key on the caller's behalf may name it by its ARN in its request. */
  private Found serviceKey(ComposedString value) {
    return key(value, "kms:ResourceAliases");
  }

  /** Returns the key of a resource that a service uses on the caller's behalf. */
  static Found serviceKey(ComposedString key, ResourceValues values, Origin origin) {
    CallResources none = CallResources.none(values, origin);
    return new MoreArns(none, new SpecialArns(none, name -> Found.unknown())).serviceKey(key);
  }

  private Found key(ComposedString value, String aliasCondition) {
    boolean isAlias =
        value.toString().contains("alias/") || EncryptionKeys.isAlias(call.values(), value);
    if (!isAlias) {
      return Found.of(
          ways.read(value, "kms", "key", false)
              .map(key -> key.arn().orElseGet(() -> ways.arn("kms", "key", key))));
    }
    ComposedString known = ResourceValues.pattern(value);
    ComposedString alias = ResourceValues.joined(SpecialArns.resourceOf(known));
    return EncryptionKeys.ofAlias(call.values(), alias)
        .map(target -> key(target, aliasCondition))
        .orElseGet(
            () ->
                Found.limited(
                    ways.arn("kms", "key", AwsResource.named(any(), ways.placeOf(known))),
                    aliasCondition,
                    alias));
  }

  /** An image's address is {@code ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME}. */
  private Found repository(ComposedString value) {
    List<ComposedString> path = ResourceValues.pattern(value).split('/');
    List<ComposedString> host = path.get(0).split('.');
    if (path.size() < 2 || host.size() < 4 || !host.get(2).toString().equals("ecr")) {
      return Found.unknown();
    }
    ComposedString whole = ComposedString.join(path.subList(1, path.size()), '/');
    ComposedString name = whole.split('@').get(0).split(':').get(0);
    Place place = new Place(ways.partition(host.get(3)), host.get(3), host.get(0));
    return Found.of(ways.arn("ecr", "repository", AwsResource.named(name, place)));
  }

  private Found object(ComposedString uri, String end) {
    List<ComposedString> parts = path(uri);
    if (parts.size() < 2) {
      return end.isEmpty() ? Found.unknown() : inBucket(parts.get(0), ways.literal("*"));
    }
    ComposedString key = ComposedString.join(parts.subList(1, parts.size()), '/');
    boolean empty = key.pieces().isEmpty();
    return inBucket(
        parts.get(0),
        end.isEmpty()
            ? key
            : empty ? ways.literal("*") : SpecialArns.withoutEnd(key, "/").plus(end));
  }

  private static List<ComposedString> path(ComposedString uri) {
    return ResourceValues.withoutPrefix(ResourceValues.pattern(uri), S3).split('/');
  }

  private Found bucket(ComposedString uri) {
    return Found.of(
        ways.read(path(uri).get(0), "s3", "bucket", false)
            .map(bucket -> bucket.arn().orElseGet(() -> ways.arn("s3", "bucket", bucket))));
  }

  private Found inBucket(ComposedString name, ComposedString key) {
    return Found.of(
        ways.read(name, "s3", "bucket", false)
            .map(
                bucket ->
                    ResourceValues.joined(
                        bucket
                            .arn()
                            .orElseGet(() -> ways.arn("s3", "bucket", bucket))
                            .plus("/")
                            .plus(key))));
  }

  /** What is copied is named {@code bucket/key}, with a version behind it or without. */
  private Found source(ComposedString value) {
    ComposedString known = ResourceValues.withoutPrefix(ResourceValues.pattern(value), "/");
    List<ComposedString> parts = known.split('?').get(0).split('/');
    return parts.size() < 2 || ResourceValues.isArn(known.split(':'))
        ? SpecialArns.arnOf(known)
        : inBucket(parts.get(0), ComposedString.join(parts.subList(1, parts.size()), '/'));
  }

  /** Returns all objects whose keys begin with an argument. */
  private Found below(ComposedString bucket, String prefixPath, String end) {
    Optional<List<ComposedString>> prefixes = call.strings(prefixPath, Optional.of(""));
    ComposedString prefix =
        prefixes.map(found -> ResourceValues.pattern(found.get(0))).orElseGet(() -> any());
    if (prefix.toString().isEmpty() || prefix.toString().equals("*")) {
      return inBucket(bucket, any());
    }
    ComposedString key =
        end.startsWith("/")
            ? SpecialArns.withoutEnd(prefix, "/").plus(end)
            : SpecialArns.withoutEnd(prefix, "*").plus(end);
    return inBucket(bucket, key);
  }

  /** Returns the object that an argument names, or all in the folder that it names. */
  private Found output(ComposedString bucket, String keyPath) {
    ComposedString key =
        call.strings(keyPath, Optional.of("*"))
            .map(found -> ResourceValues.pattern(found.get(0)))
            .orElseGet(this::any);
    boolean isFolder = !key.equals(SpecialArns.withoutEnd(key, "/"));
    return inBucket(bucket, isFolder ? key.plus("*") : key);
  }

  /** An address of S3 has the bucket in its host, or in front of the key. */
  private Found ofUrl(ComposedString url) {
    List<ComposedString> parts =
        ResourceValues.withoutPrefix(ResourceValues.pattern(url), "https://").split('/');
    List<ComposedString> host = parts.get(0).split('.');
    boolean inPath = host.get(0).toString().matches("s3(-.*)?");
    int from = inPath ? 2 : 1;
    if (parts.size() <= from) {
      return Found.unknown();
    }
    ComposedString key = ComposedString.join(parts.subList(from, parts.size()), '/');
    return inBucket(inPath ? parts.get(1) : host.get(0), key.split('?').get(0));
  }

  private ComposedString any() {
    return ways.literal("*");
  }

  /** The data of an inventory lies in `data`, beside the folders of its manifests. */
  private Found inventory(ComposedString bucket, String keyPath) {
    Optional<List<ComposedString>> keys = call.strings(keyPath, Optional.empty());
    if (keys.isEmpty() || ResourceValues.isUnknown(keys.get().get(0))) {
      return inBucket(bucket, any());
    }
    List<ComposedString> parts = ResourceValues.pattern(keys.get().get(0)).split('/');
    if (parts.size() < 3) {
      return Found.unknown();
    }
    ComposedString folder = ComposedString.join(parts.subList(0, parts.size() - 2), '/');
    return inBucket(bucket, folder.plus("/data/*"));
  }
}
