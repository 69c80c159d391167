package dev.cumulusc.asl.service;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.template.CfnValue.Reference;
import java.util.List;
import java.util.Optional;

/** Distinguishes the kinds of resources. */
final class ResourceReader {
  private static final String ARN = ".Arn";

  /** How many parts an ARN has before the one that names its resource. */
  private static final int HEAD = 5;

  /** The suffixes that an action can have, longest first. */
  private static final List<Pattern> SUFFIXES =
      List.of(Pattern.TOKEN, Pattern.SYNC_2, Pattern.SYNC);

  private ResourceReader() {}

  static TaskResource read(ComposedString written) {
    Optional<Reference> reference = written.split(':').get(0).reference();
    if (reference.isPresent()) {
      return read(written, reference.get());
    }
    String text = written.toString();
    if (!text.startsWith("arn:")) {
      return looksLikeTemplate(text) ? new TaskResource.Unknown() : new TaskResource.NoArn();
    }
    String[] parts = Placeholders.mask(text).split(":", HEAD + 1);
    if (parts.length <= HEAD || parts[HEAD].isEmpty()) {
      return looksLikeTemplate(text) ? new TaskResource.Unknown() : new TaskResource.NoArn();
    }
    if (!isPartition(parts[1])) {
      return new TaskResource.NoArn();
    }
    String service = parts[2];
    String resource = parts[HEAD];
    if (service.equals("lambda")) {
      return new TaskResource.LambdaFunction(written);
    }
    if (service.equals("states")) {
      return readStates(written, resource);
    }
    return service.indexOf(Placeholders.MASK) >= 0
        ? new TaskResource.Unknown()
        : new TaskResource.OtherArn(service);
  }

  /** The names that our own configuration gives to functions and activities say what they are. */
  private static TaskResource read(ComposedString written, Reference reference) {
    String path = reference.path();
    String named = path.endsWith(ARN) ? path.substring(0, path.length() - ARN.length()) : path;
    if (named.endsWith(LogicalIds.lambda(""))) {
      return new TaskResource.LambdaFunction(written);
    }
    return named.endsWith(LogicalIds.activity("")) && written.pieces().size() == 1
        ? new TaskResource.Activity(written)
        : new TaskResource.Unknown();
  }

  /** Integrations have no region and account, but AWS takes them with both too. */
  private static TaskResource readStates(ComposedString arn, String resource) {
    if (resource.startsWith("activity:")) {
      return new TaskResource.Activity(arn);
    }
    if (resource.startsWith("stateMachine:") || resource.startsWith("execution:")) {
      return new TaskResource.OtherArn("states");
    }
    if (resource.indexOf(Placeholders.MASK) >= 0) {
      return new TaskResource.Unknown();
    }
    Pattern pattern =
        SUFFIXES.stream()
            .filter(each -> resource.endsWith(each.suffix()))
            .findFirst()
            .orElse(Pattern.REQUEST);
    String call = resource.substring(0, resource.length() - pattern.suffix().length());
    boolean isSdk = call.startsWith("aws-sdk:");
    String[] words = (isSdk ? call.substring("aws-sdk:".length()) : call).split(":", 2);
    if (words.length < 2 || words[0].isEmpty() || words[1].isEmpty()) {
      return new TaskResource.NoArn();
    }
    return isSdk
        ? new TaskResource.Sdk(words[0], words[1], pattern)
        : new TaskResource.Optimized(words[0], words[1], pattern);
  }

  private static boolean isPartition(String text) {
    return text.startsWith("aws") || looksLikeTemplate(text) || isUpperCase(text);
  }

  private static boolean isUpperCase(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> c == '_' || c == '-' || Character.isUpperCase(c));
  }

  /** Returns whether a string has marks of a template language, whichever it may be. */
  private static boolean looksLikeTemplate(String text) {
    return text.indexOf(Placeholders.MASK) >= 0
        || Placeholders.isPartOf(text)
        || text.contains("{{")
        || text.contains("<")
        || text.contains("%")
        || text.contains("#{")
        || text.contains("@@")
        || text.contains("[[")
        || (text.length() > 3 && isUpperCase(text));
  }
}
