package dev.cumulusc.rules.reference;

import dev.cumulusc.template.ResourceYields;
import dev.cumulusc.template.Yield;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a place takes: the ARN of a function, say, or its name.
 *
 * @param choices what it takes, the usual first
 */
record Wanted(List<Choice> choices) {
  /** Stands for resources of every type. */
  private static final String ANY = "any";

  /** How many kinds of resources a message names. */
  private static final int SHOWN = 4;

  /** The names of services in ARNs, where they are not those of the resource types. */
  private static final Map<String, String> SERVICES =
      Map.of(
          "stepfunctions", "states",
          "kinesisfirehose", "firehose",
          "efs", "elasticfilesystem",
          "elasticsearch", "es",
          "opensearchservice", "es");

  /** Read when an ARN is found, which is seldom. */
  private static final class Services {
    private static final Map<String, Set<String>> OF_GROUP = services();
  }

  /**
   * Values of resources of one kind.
   *
   * @param group the group of the resources' types, or {@code any}
   * @param kinds the forms of the values, the usual first
   */
  record Choice(String group, List<Yield.Kind> kinds) {
    Choice {
      kinds = List.copyOf(kinds);
    }

    boolean isOf(String otherGroup) {
      return group.equals(ANY) || group.equals(otherGroup);
    }

    /** A name and an id are the same to a place: which of the two it is, is a matter of words. */
    boolean takes(Yield.Kind kind) {
      return kinds.contains(kind)
          || kind == Yield.Kind.ID && kinds.contains(Yield.Kind.NAME)
          || kind == Yield.Kind.NAME && kinds.contains(Yield.Kind.ID);
    }
  }

  Wanted {
    choices = List.copyOf(choices);
  }

  /** Reads the columns of a table: {@code function:arn,name}. */
  static Wanted of(List<String> columns) {
    List<Choice> choices = new ArrayList<>();
    for (String column : columns) {
      String[] parts = column.split(":");
      List<Yield.Kind> kinds = new ArrayList<>();
      for (String kind : parts[1].split(",")) {
        kinds.add(Yield.Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
      }
      choices.add(new Choice(parts[0], kinds));
    }
    return new Wanted(choices);
  }

  /** Returns whether the place takes what a reference to a resource gives. */
  boolean takes(Yield given) {
    return choices.stream()
        .anyMatch(choice -> choice.isOf(group(given)) && choice.takes(given.kind()));
  }

  /** Returns whether the place takes values of a form, of whatever resource. */
  boolean takes(Yield.Kind kind) {
    return choices.stream().anyMatch(choice -> choice.takes(kind));
  }

  /** Returns whether the place takes nothing but ARNs. */
  boolean takesOnlyArns() {
    return choices.stream().allMatch(choice -> choice.kinds().equals(List.of(Yield.Kind.ARN)));
  }

  /** Returns whether the place takes ARNs of a service, as ARNs name it. */
  boolean takesArnOf(String service) {
    return choices.stream()
        .filter(choice -> choice.takes(Yield.Kind.ARN))
        .anyMatch(
            choice ->
                choice.group().equals(ANY)
                    || Services.OF_GROUP.getOrDefault(choice.group(), Set.of()).contains(service));
  }

  /** Orders what references give, the usual of the place first. */
  Comparator<Yield> usualFirst() {
    return Comparator.comparingInt(
        given ->
            choices.stream()
                .filter(choice -> choice.isOf(group(given)))
                .mapToInt(choice -> choice.kinds().indexOf(given.kind()))
                .filter(place -> place >= 0)
                .min()
                .orElse(Integer.MAX_VALUE));
  }

  /** Returns what the place takes in words: {@code the ARN or the name of a function}. */
  String words() {
    if (choices.get(0).group().equals(ANY)) {
      return "an ARN";
    }
    Map<String, List<String>> nouns = new TreeMap<>();
    for (Choice choice : choices) {
      List<String> kinds = choice.kinds().stream().map(Wanted::word).toList();
      nouns
          .computeIfAbsent("the " + String.join(" or the ", kinds), k -> new ArrayList<>())
          .add(withArticle(choice.group().replace('-', ' ')));
    }
    List<String> words = new ArrayList<>();
    nouns.forEach((kinds, of) -> words.add(kinds + " of " + enumeration(of)));
    return String.join(", or ", words);
  }

  private static String enumeration(List<String> nouns) {
    if (nouns.size() == 1) {
      return nouns.get(0);
    }
    boolean all = nouns.size() <= SHOWN;
    int shown = all ? nouns.size() - 1 : SHOWN;
    return String.join(", ", nouns.subList(0, shown))
        + " or "
        + (all ? nouns.get(shown) : "another target");
  }

  static String word(Yield.Kind kind) {
    return switch (kind) {
      case ARN -> "ARN";
      case NAME -> "name";
      case URL -> "URL";
      case ID -> "id";
      case VALUE -> "value";
    };
  }

  static String withArticle(String noun) {
    boolean vowel = "aeioAEIO".indexOf(noun.charAt(0)) >= 0 || noun.startsWith("SSM");
    return (vowel ? "an " : "a ") + noun;
  }

  private static String group(Yield given) {
    return ResourceYields.of(given.type()).map(ResourceYields::group).orElse("");
  }

  private static Map<String, Set<String>> services() {
    Map<String, Set<String>> services = new HashMap<>();
    for (String type : ResourceYields.types()) {
      String service = type.split("::")[1].toLowerCase(Locale.ROOT);
      ResourceYields.of(type)
          .ifPresent(
              known ->
                  services
                      .computeIfAbsent(known.group(), group -> new HashSet<>())
                      .add(SERVICES.getOrDefault(service, service)));
    }
    return services;
  }
}
