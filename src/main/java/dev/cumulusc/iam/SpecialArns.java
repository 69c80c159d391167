package dev.cumulusc.iam;

import dev.cumulusc.asl.CallArguments;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.asl.text.ComposedString.Literal;
import dev.cumulusc.iam.AwsResource.Place;
import dev.cumulusc.iam.CallResources.Found;
import dev.cumulusc.iam.ResourceExpression.Argument;
import dev.cumulusc.template.CfnValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The ways in which ARNs follow from arguments that are not simply names or ARNs. */
final class SpecialArns {
  private static final int ARN_PARTS = 6;
  private static final String ROLE = "role";

  private final CallResources call;
  private final Function<ComposedString, Found> functions;

  /**
   * Makes the ways for a call.
   *
   * @param functions finds a Lambda function by its name
   */
  SpecialArns(CallResources call, Function<ComposedString, Found> functions) {
    this.call = call;
    this.functions = functions;
  }

  /** Returns the ARNs of an expression. */
  Found of(ResourceExpression expression, String prefix) {
    String name = expression.name();
    List<Argument> arguments = expression.arguments();
    if (name.equals("*")) {
      return Found.of(literal("*"));
    }
    if (name.equals("?")) {
      return Found.unknown();
    }
    if (name.startsWith("~")) {
      return Found.of(ResourceValues.arn(form(name), List.of(), call.origin()));
    }
    if (!name.startsWith("@")) {
      return call.typed(prefix, IamTypes.form(prefix, name), arguments);
    }
    String first = arguments.get(0).path();
    String second = arguments.size() < 2 ? "" : arguments.get(1).path();
    return switch (name) {
      case "@arn" -> call.each(first, SpecialArns::arnOf);
      case "@function" -> call.each(first, functions);
      case "@self" -> call.each(first, value -> Found.of(call.self()));
      case "@machine" -> call.each(first, this::machine);
      case "@executions" -> call.each(first, this::executions);
      case "@queue" -> call.each(first, this::queue);
      case "@buses" -> buses(first);
      case "@rule" -> call.each(first, rule -> rule(rule, second));
      case "@endpoint" -> call.each(first, this::endpoint);
      case "@connectionsecret" -> call.each(first, this::connectionSecret);
      case "@secret" -> call.each(first, this::secret);
      case "@parameter" -> call.each(first, this::parameter);
      case "@ec2" -> new Ec2Ids(call, this).of(first);
      case "@loggroup" -> call.each(first, this::logGroup);
      case "@document", "@definition", "@node", "@managednode", "@identity", "@workgroup" ->
          new OperationArns(call, this).of(name, first, second);
      default -> new MoreArns(call, this).of(name, first, second);
    };
  }

  /** Reads a form of the table. */
  static ArnForm form(String text) {
    return ArnForm.of("arn:${Partition}:" + text.substring(1).replace("@", "${Region}:${Account}"));
  }

  ComposedString literal(String text) {
    return ComposedString.literal(text, call.origin());
  }

  /** Returns what a value names, which has a form. */
  Optional<AwsResource> read(ComposedString value, String prefix, String type, boolean isArn) {
    return call.values().read(value, IamTypes.form(prefix, type), isArn);
  }

  /** Returns an ARN of a type, whose first placeholder is a resource. */
  ComposedString arn(String prefix, String type, AwsResource... names) {
    return ResourceValues.arn(IamTypes.form(prefix, type), List.of(names), call.origin());
  }

  AwsResource named(ComposedString name) {
    return AwsResource.named(name, Place.here(call.origin()));
  }

  /** A text that may be anything is no ARN that a policy could have. */
  static Found arnOf(ComposedString value) {
    ComposedString known = ResourceValues.pattern(value);
    boolean isText = known.pieces().get(0) instanceof Literal;
    return isText && !ResourceValues.isArn(known.split(':')) ? Found.unknown() : Found.of(known);
  }

  /** The machine that runs is itself; a version or an alias is allowed on the machine. */
  private Found machine(ComposedString value) {
    Optional<AwsResource> machine = read(value, "states", "statemachine", true);
    if (machine.isEmpty()) {
      return Found.unknown();
    }
    List<ComposedString> name = machine.get().name().split(':');
    boolean qualified = name.size() > 1;
    return Found.of(
        qualified || machine.get().arn().isEmpty() || isAlias(machine.get())
            ? arn("states", "statemachine", cut(machine.get()))
            : machine.get().arn().get());
  }

  private boolean isAlias(AwsResource machine) {
    return call.values()
        .typeOf(machine)
        .filter(type -> type.endsWith("Alias") || type.endsWith("Version"))
        .isPresent();
  }

  private Found executions(ComposedString value) {
    return Found.of(
        read(value, "states", "statemachine", true)
            .map(machine -> arn("states", "execution", cut(machine))));
  }

  private static AwsResource cut(AwsResource machine) {
    return AwsResource.named(machine.name().split(':').get(0), machine.place());
  }

  /** A queue's URL is {@code https://sqs.REGION.amazonaws.com/ACCOUNT/NAME}. */
  private Found queue(ComposedString value) {
    ComposedString url = ResourceValues.pattern(value);
    List<ComposedString> parts = url.split('/');
    if (parts.size() < 5 || !parts.get(0).literal().equals(Optional.of("https:"))) {
      return Found.of(
          read(value, "sqs", "queue", false)
              .map(queue -> queue.arn().orElseGet(() -> arn("sqs", "queue", queue))));
    }
    List<ComposedString> host = parts.get(2).split('.');
    ComposedString region = host.size() > 1 ? host.get(1) : literal("*");
    Place place = new Place(partition(region), region, parts.get(3));
    return Found.of(arn("sqs", "queue", AwsResource.named(parts.get(4), place)));
  }

  /** Returns the partition that a Region is in, or the stack's if it isn't known. */
  ComposedString partition(ComposedString region) {
    return region
        .literal()
        .filter(name -> !name.equals("*"))
        .map(SpecialArns::partition)
        .map(this::literal)
        .orElseGet(() -> ComposedString.ref("AWS::Partition", call.origin()));
  }

  private static String partition(String region) {
    return region.startsWith("cn-")
        ? "aws-cn"
        : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }

  /** Each entry names its bus, or means the default one. */
  private Found buses(String path) {
    Optional<List<CallArguments>> entries = call.arguments().each(path);
    if (entries.isEmpty()) {
      return Found.unknown();
    }
    Found all = Found.NOTHING;
    Argument bus = new Argument("EventBusName", Optional.of("default"));
    for (CallArguments entry : entries.get()) {
      CallResources one = call.with(entry);
      all = all.plus(one.typed("events", IamTypes.form("events", "event-bus"), List.of(bus)));
    }
    return all;
  }

  private Found rule(ComposedString value, String busPath) {
    Optional<AwsResource> rule = read(value, "events", "rule-on-default-event-bus", false);
    if (rule.isEmpty()) {
      return Found.unknown();
    }
    if (rule.get().arn().isPresent()) {
      return Found.of(rule.get().arn().get());
    }
    if (!call.has(busPath)) {
      return Found.of(arn("events", "rule-on-default-event-bus", rule.get()));
    }
    return call.each(
        busPath,
        bus ->
            Found.of(
                read(bus, "events", "event-bus", false)
                    .map(owner -> arn("events", "rule-on-custom-event-bus", owner, rule.get()))));
  }

  /** An API's host is {@code ID.execute-api.REGION.amazonaws.com}. */
  private Found endpoint(ComposedString value) {
    List<ComposedString> host = ResourceValues.pattern(value).split('.');
    if (host.size() < 3 || !host.get(1).literal().equals(Optional.of("execute-api"))) {
      return Found.unknown();
    }
    Place place = Place.here(call.origin()).inRegion(host.get(2));
    return Found.of(
        arn(
            "execute-api",
            "execute-api-general",
            AwsResource.named(host.get(0), place),
            named(text("Stage")),
            named(text("Method")),
            named(ResourceValues.withoutPrefix(text("Path"), "/"))));
  }

  /** Returns an argument, with {@code *} for what only an execution knows. */
  private ComposedString text(String path) {
    return call.strings(path, Optional.of(path.equals("Path") ? "" : "*"))
        .map(all -> ResourceValues.pattern(all.get(0)))
        .orElseGet(() -> literal("*"));
  }

  /** EventBridge keeps the credentials of a connection in a secret of its own. */
  private Found connectionSecret(ComposedString value) {
    Optional<AwsResource> connection = read(value, "events", "connection", true);
    if (connection.isEmpty()) {
      return Found.unknown();
    }
    if (connection.get().logicalId().isPresent()) {
      return Found.of(
          ComposedString.of(
              new CfnValue.GetAtt(connection.get().logicalId().get(), "SecretArn", call.origin())));
    }
    ComposedString name = connection.get().name().split('/').get(0);
    ComposedString id = literal("events!connection/").plus(name).plus("/*");
    return Found.of(
        ResourceValues.joined(
            arn("secretsmanager", "Secret", AwsResource.named(id, connection.get().place()))));
  }

  /** Secrets Manager adds a hyphen and six characters to a secret's name. */
  private Found secret(ComposedString value) {
    return Found.of(
        read(value, "secretsmanager", "Secret", false)
            .map(
                secret ->
                    secret
                        .arn()
                        .orElseGet(
                            () ->
                                arn(
                                    "secretsmanager",
                                    "Secret",
                                    AwsResource.named(
                                        secret.name().plus("-??????"), secret.place())))));
  }

  private Found parameter(ComposedString value) {
    return Found.of(
        read(value, "ssm", "parameter", false)
            .map(
                parameter ->
                    parameter
                        .arn()
                        .orElseGet(
                            () ->
                                arn(
                                    "ssm",
                                    "parameter",
                                    AwsResource.named(
                                        ResourceValues.withoutPrefix(parameter.name(), "/"),
                                        parameter.place())))));
  }

  private Found logGroup(ComposedString value) {
    return Found.of(
        read(value, "logs", "log-group", false)
            .map(group -> group.arn().orElseGet(() -> arn("logs", "log-group", group).plus(":*"))));
  }

  /** Returns the ARN of a role that is given by its ARN or its name. */
  Found role(ComposedString value) {
    return Found.of(
        read(value, "iam", ROLE, false)
            .map(role -> role.arn().orElseGet(() -> arn("iam", ROLE, role))));
  }

  /** Returns the parts of the resource in an ARN, or of a name. */
  static ComposedString resourceOf(ComposedString value) {
    List<ComposedString> parts = value.split(':');
    return ResourceValues.isArn(parts)
        ? ComposedString.join(parts.subList(ARN_PARTS - 1, parts.size()), ':')
        : value;
  }

  /** Returns where the resource of an ARN is, or the stack if a value is none. */
  Place placeOf(ComposedString value) {
    List<ComposedString> parts = value.split(':');
    return ResourceValues.isArn(parts)
        ? new Place(parts.get(1), parts.get(3), parts.get(4))
        : Place.here(call.origin());
  }

  /** Returns a string without the character that it ends in, if that is known. */
  static ComposedString withoutEnd(ComposedString value, String end) {
    int last = value.pieces().size() - 1;
    if (last < 0
        || !(value.pieces().get(last) instanceof Literal literal)
        || !literal.text().endsWith(end)) {
      return value;
    }
    List<ComposedString.Piece> pieces = new ArrayList<>(value.pieces());
    String text = literal.text();
    pieces.set(
        last, new Literal(text.substring(0, text.length() - end.length()), literal.origin()));
    return new ComposedString(pieces, value.origin());
  }
}
