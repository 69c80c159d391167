package dev.cumulusc.tree;

import dev.cumulusc.source.SecretPlace;
import dev.cumulusc.tree.ScalarNode.Kind;
import java.util.stream.Stream;

/** The places of a mapping's members, as far as their names make secrets of what stands there. */
public final class SecretMembers {
  private SecretMembers() {}

  /**
   * Returns the place of a member. A name and a value in two members are as one member of that
   * name: {@code {name: DbPassword, value: x}}.
   *
   * @param place the mapping's own place
   */
  public static SecretPlace place(SecretPlace place, MappingNode mapping, String key) {
    SecretPlace inner = place.with(key);
    if (inner.isSecret() || !key.equalsIgnoreCase("value")) {
      return inner;
    }
    return Stream.of("name", "Name", "key", "Key")
        .flatMap(name -> mapping.scalar(name).stream())
        .map(name -> place.with(name.text()))
        .filter(SecretPlace::isSecret)
        .findFirst()
        .orElse(inner);
  }

  /** Returns whether a single value must not be shown. */
  public static boolean hides(SecretPlace place, ScalarNode scalar) {
    boolean isNumber = scalar.kind() == Kind.INTEGER || scalar.kind() == Kind.FLOAT;
    return scalar.origin().isSecret()
        || (scalar.isString() && place.hides(scalar.text()))
        || (isNumber && place.hidesNumber());
  }
}
