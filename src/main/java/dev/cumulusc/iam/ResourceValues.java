package dev.cumulusc.iam;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.asl.text.ComposedString.Deployed;
import dev.cumulusc.asl.text.ComposedString.Literal;
import dev.cumulusc.asl.text.ComposedString.Piece;
import dev.cumulusc.asl.text.ComposedString.RunTime;
import dev.cumulusc.iam.AwsResource.Place;
import dev.cumulusc.iam.KnownTypes.KnownType;
import dev.cumulusc.iam.KnownTypes.Yield;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.CfnValue.Reference;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Knows which resource a value of a definition names, and makes ARNs of resources. */
final class ResourceValues {
  private static final String ANY = "*";
  private static final int ARN_PARTS = 6;

  private final Template template;
  private final Function<ComposedString, Optional<String>> literals;

  /**
   * Makes the knowledge about a template.
   *
   * @param template the template whose resources definitions can refer to
   */
  ResourceValues(Template template) {
    this(template, literal -> Optional.empty());
  }

  /**
   * Makes the knowledge about a template that is deployed.
   *
   * @param literals finds the logical id of a resource by its ARN, name or address, or by the ARN
   *     of something in it
   */
  ResourceValues(Template template, Function<ComposedString, Optional<String>> literals) {
    this.template = template;
    this.literals = literals;
  }

  Template template() {
    return template;
  }

  /** Returns the resource of the template that a value refers to, and nothing else. */
  Optional<Resource> resource(ComposedString value) {
    return value
        .reference()
        .map(CfnValue.Reference::target)
        .or(() -> literals.apply(value))
        .map(template.resources()::get);
  }

  /** Returns the resource of the template that an ARN is of, or is of something in. */
  Optional<Resource> owner(ComposedString arn) {
    return arn.pieces().get(0) instanceof ComposedString.Referred referred
        ? Optional.ofNullable(template.resources().get(referred.reference().target()))
        : literals.apply(arn).map(template.resources()::get);
  }

  /** Returns the type in CloudFormation of a resource that is one of the template. */
  Optional<String> typeOf(AwsResource resource) {
    return resource
        .logicalId()
        .flatMap(id -> Optional.ofNullable(template.resources().get(id)))
        .map(Resource::type);
  }

  /** Returns whether nothing of a value is known before an execution. */
  static boolean isUnknown(ComposedString value) {
    return value.pieces().stream()
        .allMatch(
            piece ->
                piece instanceof RunTime
                    || piece instanceof Literal literal && literal.text().isBlank());
  }

  /** Returns a value with {@code *} for each part that only an execution knows. */
  static ComposedString pattern(ComposedString value) {
    List<Piece> pieces = new ArrayList<>();
    for (Piece piece : value.pieces()) {
      if (!(piece instanceof RunTime)) {
        pieces.add(piece);
      } else if (pieces.isEmpty() || !endsWithAny(pieces.get(pieces.size() - 1))) {
        pieces.add(new Literal(ANY, piece.origin()));
      }
    }
    return new ComposedString(pieces, value.origin());
  }

  private static boolean endsWithAny(Piece piece) {
    return piece instanceof Literal literal && literal.text().endsWith(ANY);
  }

  /**
   * Returns what a value names, or nothing if only an execution knows that.
   *
   * @param form the form of the ARNs of what it names
   * @param isArn whether a value that nothing is known of is rather an ARN than a name
   */
  Optional<AwsResource> read(ComposedString value, ArnForm form, boolean isArn) {
    if (isUnknown(value)) {
      return Optional.empty();
    }
    ComposedString known = pattern(value);
    List<ComposedString> parts = known.split(':');
    if (isArn(parts)) {
      return Optional.of(ofArn(known, parts, form));
    }
    Optional<Reference> alone = known.reference();
    if (alone.isPresent()) {
      return Optional.of(ofReference(alone.get(), form, isArn));
    }
    boolean isFunction = known.pieces().get(0) instanceof Deployed && known.pieces().size() == 1;
    if (isFunction && isArn) {
      return Optional.of(ofUnknownArn(known, form));
    }
    return Optional.of(AwsResource.named(known, Place.here(value.origin())));
  }

  static boolean isArn(List<ComposedString> parts) {
    return parts.size() >= ARN_PARTS && parts.get(0).literal().equals(Optional.of("arn"));
  }

  private static AwsResource ofArn(ComposedString arn, List<ComposedString> parts, ArnForm form) {
    ComposedString rest =
        joined(ComposedString.join(parts.subList(ARN_PARTS - 1, parts.size()), ':'));
    return new AwsResource(
        Optional.of(arn),
        new Place(parts.get(1), parts.get(3), parts.get(4)),
        withoutPrefix(rest, form.resourcePrefix()),
        Optional.empty());
  }

  /** Returns a string without a known prefix, if it begins with it. */
  static ComposedString withoutPrefix(ComposedString value, String prefix) {
    if (prefix.isEmpty()
        || value.pieces().isEmpty()
        || !(value.pieces().get(0) instanceof Literal first)
        || !first.text().startsWith(prefix)) {
      return value;
    }
    List<Piece> pieces = new ArrayList<>(value.pieces());
    pieces.set(0, new Literal(first.text().substring(prefix.length()), first.origin()));
    return new ComposedString(pieces, value.origin());
  }

  private AwsResource ofReference(Reference reference, ArnForm form, boolean isArn) {
    ComposedString whole = ComposedString.of(reference);
    Resource resource = template.resources().get(reference.target());
    if (resource == null) {
      boolean named = !isArn && !reference.target().endsWith("Arn");
      return named
          ? AwsResource.named(whole, Place.here(reference.origin()))
          : ofUnknownArn(whole, form);
    }
    Optional<String> id = Optional.of(resource.logicalId());
    Place here = Place.here(reference.origin());
    Optional<KnownType> type = KnownTypes.find(resource.type());
    boolean givesArn =
        reference instanceof CfnValue.GetAtt getAtt
            ? isArnAttribute(getAtt.attribute(), type)
            : type.map(known -> known.ref() == Yield.ARN).orElse(isArn);
    if (givesArn && isOfAnother(reference, type)) {
      return ofUnknownArn(whole, form);
    }
    ComposedString name = type.flatMap(known -> name(reference, known)).orElse(whole);
    if (givesArn) {
      boolean nameless = name.equals(whole);
      return new AwsResource(Optional.of(whole), here, nameless ? nameOf(whole, form) : name, id);
    }
    Optional<ComposedString> arn = type.flatMap(known -> arn(reference, known));
    return new AwsResource(arn, here, name, id);
  }

  private static boolean isArnAttribute(String attribute, Optional<KnownType> type) {
    return attribute.endsWith("Arn")
        || type.filter(known -> known.arnAttribute().equals(attribute)).isPresent();
  }

  /** A table has a stream with an ARN of its own. */
  private static boolean isOfAnother(Reference reference, Optional<KnownType> type) {
    return reference instanceof CfnValue.GetAtt getAtt
        && type.filter(known -> !known.arnAttribute().equals("-"))
            .filter(known -> !known.arnAttribute().equals(getAtt.attribute()))
            .isPresent();
  }

  private static Optional<ComposedString> name(Reference reference, KnownType type) {
    return switch (type.nameAttribute()) {
      case "-" -> Optional.empty();
      case "Ref" -> Optional.of(ComposedString.ref(reference.target(), reference.origin()));
      default -> Optional.of(attribute(reference, type.nameAttribute()));
    };
  }

  private static Optional<ComposedString> arn(Reference reference, KnownType type) {
    if (type.ref() == Yield.ARN) {
      return Optional.of(ComposedString.ref(reference.target(), reference.origin()));
    }
    return type.arnAttribute().equals("-")
        ? Optional.empty()
        : Optional.of(attribute(reference, type.arnAttribute()));
  }

  private static ComposedString attribute(Reference reference, String attribute) {
    return ComposedString.of(
        new CfnValue.GetAtt(reference.target(), attribute, reference.origin()));
  }

  /** An ARN that only the deployment knows names its account and Region itself. */
  private static AwsResource ofUnknownArn(ComposedString arn, ArnForm form) {
    Place place = new Place(select(arn, ":", 1), select(arn, ":", 3), select(arn, ":", 4));
    return new AwsResource(Optional.of(arn), place, nameOf(arn, form), Optional.empty());
  }

  /** Lets CloudFormation cut the name out of an ARN. */
  private static ComposedString nameOf(ComposedString arn, ArnForm form) {
    String prefix = form.resourcePrefix();
    if (prefix.contains("/")) {
      int slashes = (int) prefix.chars().filter(c -> c == '/').count();
      return select(arn, "/", slashes);
    }
    return select(arn, ":", prefix.endsWith(":") ? ARN_PARTS : ARN_PARTS - 1);
  }

  private static ComposedString select(ComposedString from, String separator, int index) {
    Origin origin = from.origin();
    CfnValue split =
        new CfnValue.Function(
            "Fn::Split",
            CfnValue.list(
                List.of(CfnValue.text(separator, origin), from.value().orElseThrow()), origin),
            origin);
    CfnValue.Function select =
        new CfnValue.Function(
            "Fn::Select",
            CfnValue.list(List.of(CfnValue.number(index, origin), split), origin),
            origin);
    return new ComposedString(List.of(new Deployed(select)), origin);
  }

  /**
   * Makes an ARN.
   *
   * @param names what stands for the form's placeholders, in their order; {@code *} for those that
   *     are missing. The first one says where the resource is.
   */
  static ComposedString arn(ArnForm form, List<AwsResource> names, Origin origin) {
    Place place = names.isEmpty() ? Place.here(origin) : names.get(0).place();
    ComposedString whole = ComposedString.literal("", origin);
    int next = 0;
    for (ArnForm.Part part : ArnForm.parts(form.text())) {
      if (!part.isPlaceholder()) {
        whole = whole.plus(part.text());
        continue;
      }
      switch (part.text()) {
        case "Partition" -> whole = whole.plus(place.partition());
        case "Region" -> whole = whole.plus(place.region());
        case "Account" -> whole = whole.plus(place.account());
        default -> {
          whole = next < names.size() ? whole.plus(names.get(next).name()) : whole.plus(ANY);
          next++;
        }
      }
    }
    return joined(whole);
  }

  /** Returns a string whose known parts are one piece each, so that equal strings are equal. */
  static ComposedString joined(ComposedString value) {
    List<Piece> pieces = new ArrayList<>();
    for (Piece piece : value.pieces()) {
      int last = pieces.size() - 1;
      if (piece instanceof Literal literal
          && last >= 0
          && pieces.get(last) instanceof Literal before) {
        pieces.set(last, new Literal(before.text() + literal.text(), before.origin()));
      } else if (!(piece instanceof Literal empty && empty.text().isEmpty())) {
        pieces.add(piece);
      }
    }
    return new ComposedString(pieces, value.origin());
  }
}
