package dev.cumulusc.template;

import dev.cumulusc.source.ProgramData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows what {@code Ref} and {@code Fn::GetAtt} give for the types of resources that deployments
 * are made of. The table is {@code yields.txt}.
 */
public final class ResourceYields {
  private static final String PREFIX = "AWS::";
  private static final String MORE = "...";
  private static final Map<String, ResourceYields> BY_TYPE = read();

  private final String type;
  private final String noun;
  private final String group;
  private final Optional<Yield> ref;
  private final Map<String, Optional<Yield>> attributes;
  private final boolean complete;

  private ResourceYields(String type, String[] columns) {
    this.type = type;
    String[] names = columns[1].split("/");
    this.noun = names[0].replace('-', ' ');
    this.group = names[names.length - 1];
    this.ref = given(type, columns[2]);
    this.complete = !columns[columns.length - 1].equals(MORE);
    Map<String, Optional<Yield>> found = new LinkedHashMap<>();
    for (int i = 3; i < columns.length - (complete ? 0 : 1); i++) {
      int equals = columns[i].indexOf('=');
      found.put(columns[i].substring(0, equals), given(type, columns[i].substring(equals + 1)));
    }
    this.attributes = Collections.unmodifiableMap(found);
  }

  /** Finds a type by its name, such as {@code AWS::SQS::Queue}. */
  public static Optional<ResourceYields> of(String type) {
    return Optional.ofNullable(BY_TYPE.get(type));
  }

  /** Returns the names of all types that are known here. */
  public static Set<String> types() {
    return BY_TYPE.keySet();
  }

  /** Returns the type's name, such as {@code AWS::SQS::Queue}. */
  public String type() {
    return type;
  }

  /** Returns what the type is called in a sentence: {@code queue}, {@code function version}. */
  public String noun() {
    return noun;
  }

  /** Returns the name of all types that the same places take: versions count as functions. */
  public String group() {
    return group;
  }

  /** Returns what {@code Ref} gives, if AWS says so. */
  public Optional<Yield> ref() {
    return ref;
  }

  /** Returns the names of the attributes, in alphabetical order. */
  public List<String> attributes() {
    return List.copyOf(attributes.keySet());
  }

  /** Returns whether the type has no other attributes than {@link #attributes}. */
  public boolean isComplete() {
    return complete;
  }

  /** Returns what an attribute gives, if that is known. */
  public Optional<Yield> attribute(String name) {
    return attributes.getOrDefault(name, Optional.empty());
  }

  /**
   * Returns what a reference gives, if the template has the resource and its type is known here.
   * That of a parameter is nothing, since only the deployment knows it.
   */
  public static Optional<Yield> of(CfnValue.Reference reference, Template template) {
    @Nullable Resource resource = template.resources().get(reference.target());
    return resource == null
        ? Optional.empty()
        : of(resource.type())
            .flatMap(
                known ->
                    reference instanceof CfnValue.GetAtt getAtt
                        ? known.attribute(getAtt.attribute())
                        : known.ref());
  }

  /**
   * Returns all references to a resource that give something that is known, {@code Ref} first.
   *
   * @return what each gives, by what stands between the braces of an {@code Fn::Sub}
   */
  public static Map<String, Yield> references(Resource resource) {
    Map<String, Yield> found = new LinkedHashMap<>();
    String id = resource.logicalId();
    of(resource.type())
        .ifPresent(
            known -> {
              known.ref.ifPresent(each -> found.put(id, each));
              known.attributes.forEach(
                  (name, given) -> given.ifPresent(each -> found.put(id + "." + name, each)));
            });
    return found;
  }

  private static Optional<Yield> given(String type, String column) {
    List<String> parts = new ArrayList<>(List.of(column.split("@")));
    String subject = parts.size() > 1 ? PREFIX + parts.get(1) : type;
    return switch (parts.get(0)) {
      case "arn" -> Optional.of(new Yield(Yield.Kind.ARN, subject));
      case "name" -> Optional.of(new Yield(Yield.Kind.NAME, subject));
      case "url" -> Optional.of(new Yield(Yield.Kind.URL, subject));
      case "id" -> Optional.of(new Yield(Yield.Kind.ID, subject));
      case "-" -> Optional.of(new Yield(Yield.Kind.VALUE, subject));
      case "?" -> Optional.empty();
      default -> throw new IllegalStateException("yields.txt has an unknown kind: " + column);
    };
  }

  private static Map<String, ResourceYields> read() {
    Map<String, ResourceYields> types = new HashMap<>();
    for (String line : ProgramData.lines(ResourceYields.class, "yields.txt")) {
      String[] columns = line.split(" ");
      String type = PREFIX + columns[0];
      types.put(type, new ResourceYields(type, columns));
    }
    return Collections.unmodifiableMap(types);
  }
}
