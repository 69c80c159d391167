package dev.cumulusc.template;

import dev.cumulusc.source.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value in a CloudFormation template. Intrinsic functions are types of their own, so that what
 * they refer to can be checked and nothing is ever pasted together from text.
 */
public sealed interface CfnValue {

  Origin origin();

  /**
   * Returns the values directly inside this one, in their order: the items of a list, the values of
   * a mapping, the argument of a function; of an {@code Fn::Sub} what its text refers to, then the
   * values of its variables.
   */
  default List<CfnValue> children() {
    return List.of();
  }

  /** Returns this value and all values inside it, each before those inside itself. */
  default Stream<CfnValue> walk() {
    return Stream.concat(Stream.of(this), children().stream().flatMap(CfnValue::walk));
  }

  /** Returns all that this value and those inside it refer to, in their order. */
  default List<Reference> references() {
    return walk().filter(Reference.class::isInstance).map(Reference.class::cast).toList();
  }

  /** A string. */
  record Text(String value, Origin origin) implements CfnValue {}

  /**
   * A number.
   *
   * @param value the digits as they are written into the template
   */
  record Number(String value, Origin origin) implements CfnValue {}

  /** A boolean. */
  record Bool(boolean value, Origin origin) implements CfnValue {}

  /** An empty value. CloudFormation accepts it almost nowhere; it is kept to be reported. */
  record Null(Origin origin) implements CfnValue {}

  /** A list. */
  record Sequence(List<CfnValue> items, Origin origin) implements CfnValue {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public List<CfnValue> children() {
      return items;
    }
  }

  /** Values under names, in their order. */
  record Mapping(Map<String, Member> members, Origin origin) implements CfnValue {
    public Mapping {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    @Override
    public List<CfnValue> children() {
      return members.values().stream().map(Member::value).toList();
    }

    /** Returns the value under a name, or null. */
    public @Nullable CfnValue get(String name) {
      Member member = members.get(name);
      return member == null ? null : member.value();
    }
  }

  /**
   * A value under a name.
   *
   * @param key where the name comes from
   */
  record Member(CfnValue value, Origin key) {}

  /**
   * Something that the template has under a name: a resource, or a parameter. However it is written
   * ({@code Ref}, {@code Fn::GetAtt}, <code>${...}</code> in an {@code Fn::Sub}, their short tags),
   * it is one of these two.
   */
  sealed interface Reference extends CfnValue {
    /** Returns the logical id of a resource, or the name of a parameter or pseudo parameter. */
    String target();

    /** Returns what stands between the braces in an {@code Fn::Sub}: {@code X}, {@code X.Arn}. */
    String path();
  }

  /** {@code Ref}, whose value depends on the type of resource: a name, an ARN, an address. */
  record Ref(String target, Origin origin) implements Reference {
    @Override
    public String path() {
      return target;
    }
  }

  /** {@code Fn::GetAtt}. */
  record GetAtt(String target, String attribute, Origin origin) implements Reference {
    @Override
    public String path() {
      return target + "." + attribute;
    }
  }

  /**
   * {@code Fn::Sub}.
   *
   * @param text the text with its <code>${...}</code> places
   * @param variables the values for places that are no references
   * @param places what the places of the text refer to, each with the origin that a message points
   *     at; those of variables are none
   */
  record Sub(String text, Map<String, CfnValue> variables, List<Reference> places, Origin origin)
      implements CfnValue {
    public Sub {
      variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
      places = List.copyOf(places);
    }

    @Override
    public List<CfnValue> children() {
      List<CfnValue> children = new ArrayList<>(places);
      children.addAll(variables.values());
      return Collections.unmodifiableList(children);
    }
  }

  /** Any other intrinsic function: {@code Fn::Join}, {@code Fn::ImportValue}, {@code Fn::If}. */
  record Function(String name, CfnValue argument, Origin origin) implements CfnValue {
    @Override
    public List<CfnValue> children() {
      return List.of(argument);
    }
  }

  static CfnValue text(String value, Origin origin) {
    return new Text(value, origin);
  }

  static CfnValue number(long value, Origin origin) {
    return new Number(Long.toString(value), origin);
  }

  static CfnValue bool(boolean value, Origin origin) {
    return new Bool(value, origin);
  }

  static CfnValue ref(String target, Origin origin) {
    return new Ref(target, origin);
  }

  static CfnValue getAtt(String target, String attribute, Origin origin) {
    return new GetAtt(target, attribute, origin);
  }

  /** Makes an {@code Fn::Sub} whose references have the origin of the whole. */
  static CfnValue sub(String text, Origin origin) {
    return SubText.sub(text, origin);
  }

  /** Makes an {@code Fn::Join}. */
  static CfnValue join(String delimiter, List<? extends CfnValue> parts, Origin origin) {
    return new Function(
        "Fn::Join", list(List.of(text(delimiter, origin), list(parts, origin)), origin), origin);
  }

  static CfnValue list(List<? extends CfnValue> items, Origin origin) {
    return new Sequence(new ArrayList<>(items), origin);
  }

  /** Starts a mapping whose members have the given origin unless they bring their own. */
  static MappingBuilder mapping(Origin origin) {
    return new MappingBuilder(origin);
  }
}
