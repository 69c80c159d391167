package dev.cumulusc.deploy.inflight;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function as a definition names it.
 *
 * @param qualifier the alias or the version's number, if one is named
 */
public record FunctionRef(String function, Optional<String> qualifier) {
  private static final Pattern ARN =
      Pattern.compile(
          "arn:[a-z-]+:lambda:[a-z0-9-]*:\\d{12}:function:([A-Za-z0-9_-]+)(?::([A-Za-z0-9_$-]+))?");

  /** Returns the functions that a definition names by their ARNs. */
  public static Set<FunctionRef> in(String definition) {
    Set<FunctionRef> found = new LinkedHashSet<>();
    Matcher arn = ARN.matcher(definition);
    while (arn.find()) {
      found.add(new FunctionRef(arn.group(1), Optional.ofNullable(arn.group(2))));
    }
    return found;
  }

  @Override
  public String toString() {
    return qualifier.map(name -> function + ":" + name).orElse(function);
  }
}
