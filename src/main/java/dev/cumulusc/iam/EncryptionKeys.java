package dev.cumulusc.iam;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.iam.KnownTypes.KnownType;
import dev.cumulusc.source.ProgramData;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The KMS keys of a template that encrypt its resources, and what it takes to use them. */
final class EncryptionKeys {
  private static final String ALIAS = "AWS::KMS::Alias";
  private static final Map<String, Use> USES = read();

  private EncryptionKeys() {}

  /**
   * What an action takes of the key.
   *
   * @param service the service that uses the key on the caller's behalf, as {@code kms:ViaService}
   *     has it
   */
  record Use(String service, List<String> actions) {}

  /** Returns what an action takes of the key, if it takes anything. */
  static Optional<Use> of(String action) {
    return Optional.ofNullable(USES.get(action));
  }

  /** Returns the key that a resource of the template is encrypted with, as its property has it. */
  static Optional<ComposedString> keyOf(Resource resource) {
    String path =
        KnownTypes.find(resource.type())
            .map(KnownType::keyPath)
            .filter(p -> !p.equals("-"))
            .orElse("");
    if (path.isEmpty()) {
      return Optional.empty();
    }
    CfnValue at = resource.properties().map(CfnValue.class::cast).orElse(null);
    for (String name : path.split("\\.")) {
      at = step(at, name);
    }
    return Optional.ofNullable(at).flatMap(ComposedString::of);
  }

  private static @Nullable CfnValue step(@Nullable CfnValue at, String name) {
    CfnValue inside =
        at instanceof CfnValue.Sequence list && !list.items().isEmpty() ? list.items().get(0) : at;
    return inside instanceof CfnValue.Mapping mapping ? mapping.get(name) : null;
  }

  /** Returns whether a value refers to an alias of the template. */
  static boolean isAlias(ResourceValues values, ComposedString value) {
    return values.resource(value).filter(resource -> resource.type().equals(ALIAS)).isPresent();
  }

  /** Returns the key that an alias of the template belongs to. */
  static Optional<ComposedString> ofAlias(ResourceValues values, ComposedString alias) {
    return values.template().resources().values().stream()
        .filter(resource -> resource.type().equals(ALIAS))
        .filter(
            resource ->
                alias.reference().filter(r -> r.target().equals(resource.logicalId())).isPresent()
                    || property(resource, "AliasName")
                        .filter(name -> name.toString().equals(alias.toString()))
                        .isPresent())
        .flatMap(resource -> property(resource, "TargetKeyId").stream())
        .findFirst();
  }

  private static Optional<ComposedString> property(Resource resource, String name) {
    return resource
        .properties()
        .flatMap(properties -> Optional.ofNullable(properties.get(name)))
        .flatMap(ComposedString::of);
  }

  private static Map<String, Use> read() {
    Map<String, Use> uses = new HashMap<>();
    for (String line : ProgramData.lines(EncryptionKeys.class, "encryption.txt")) {
      String[] columns = line.split(" ");
      uses.put(columns[0], new Use(columns[1], IamData.list(columns[2])));
    }
    return uses;
  }
}
