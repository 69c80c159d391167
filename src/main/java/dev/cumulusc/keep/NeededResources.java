package dev.cumulusc.keep;

import dev.cumulusc.iam.ResourceIdentity;
import dev.cumulusc.template.ResourceTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the resources of a stack that a definition names by their ARNs, names or addresses. */
final class NeededResources {

  /** What a definition without listed executions keeps: it may only just have been called. */
  private static final Set<String> FUNCTIONS =
      Set.of(ResourceTypes.FUNCTION, ResourceTypes.FUNCTION_ALIAS, "AWS::Lambda::Version");

  private static final String WORD = "[A-Za-z0-9_.-]";

  private NeededResources() {}

  /** Returns the logical ids of a level's resources that a definition names. */
  static List<String> of(DefinitionInUse definition, Level level) {
    String text = text(definition);
    boolean onlyFunctions =
        definition.use() instanceof DefinitionInUse.Deployed && !definition.machine().isExpress();
    List<String> found = new ArrayList<>();
    for (StackInventory.Item item : level.inventory().resources()) {
      if ((!onlyFunctions || FUNCTIONS.contains(item.type()))
          && isNamed(item, level.values().identity(item.logicalId()), text)) {
        found.add(item.logicalId());
      }
    }
    return found;
  }

  /** JSON may have a slash escaped; log groups and keys count as if the definition named them. */
  private static String text(DefinitionInUse definition) {
    StringBuilder text = new StringBuilder(definition.definition().replace("\\/", "/"));
    definition.settings().logGroups().forEach(arn -> text.append('"').append(arn).append('"'));
    definition.settings().kmsKey().ifPresent(key -> text.append('"').append(key).append('"'));
    return text.toString();
  }

  private static boolean isNamed(
      StackInventory.Item item, Optional<ResourceIdentity> identity, String text) {
    if (isWhole(text, item.physicalId())
        || identity.flatMap(ResourceIdentity::arn).filter(arn -> hasArn(text, arn)).isPresent()) {
      return true;
    }
    if (item.type().equals(Attachments.TASK_DEFINITION)) {
      String family = item.physicalId().replaceFirst(":\\d+$", "");
      return isWhole(text, family) || isWhole(text, family.substring(family.lastIndexOf('/') + 1));
    }
    return identity.flatMap(ResourceIdentity::name).filter(name -> isWhole(text, name)).isPresent();
  }

  /** An ARN may stand anywhere, and have more behind it: a version, the name of something in it. */
  private static boolean hasArn(String text, String arn) {
    for (int at = text.indexOf(arn); at >= 0; at = text.indexOf(arn, at + 1)) {
      int end = at + arn.length();
      if (end == text.length() || !text.substring(end, end + 1).matches(WORD)) {
        return true;
      }
    }
    return false;
  }

  /** A name stands between quotes, of JSON or of an expression, and is the name of no field. */
  private static boolean isWhole(String text, String name) {
    for (int at = text.indexOf(name); at > 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      if (end < text.length() && isQuote(text.charAt(at - 1)) && endsQuoted(text, end)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsQuoted(String text, int end) {
    if (text.startsWith("\\\"", end)) {
      return true;
    }
    if (!isQuote(text.charAt(end))) {
      return false;
    }
    int next = end + 1;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next == text.length() || text.charAt(next) != ':';
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }
}
