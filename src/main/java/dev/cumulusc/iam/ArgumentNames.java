package dev.cumulusc.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of a call's arguments, and which of them have named a resource. */
final class ArgumentNames {
  /** Names of arguments that are ARNs, but of roles, keys and topics that other actions allow. */
  private static final Pattern OTHERS =
      Pattern.compile("(?i).*(role|key|topic|profile|certificate|secret)arns?");

  private static final List<String> ENDS =
      List.of("arn", "name", "id", "identifier", "arns", "names", "ids", "identifiers");

  private final List<String> names;
  private final List<String> used = new ArrayList<>();

  ArgumentNames(List<String> names) {
    this.names = names;
  }

  static String letters(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }

  /** Returns whether an argument is the ARN of something that other actions allow. */
  static boolean isOfOther(String name) {
    return OTHERS.matcher(name).matches();
  }

  void use(String name) {
    used.add(name.toLowerCase(Locale.ROOT));
  }

  boolean isUnused(String name) {
    return !used.contains(name.toLowerCase(Locale.ROOT));
  }

  boolean match(Pattern pattern) {
    return names.stream().anyMatch(name -> pattern.matcher(name).matches());
  }

  /** Returns the unused arguments whose names in lower case pass a test. */
  List<String> unused(Predicate<String> test) {
    return names.stream()
        .filter(this::isUnused)
        .filter(name -> test.test(name.toLowerCase(Locale.ROOT)))
        .toList();
  }

  Optional<String> owner(String placeholder) {
    String name = letters(placeholder);
    String stem = stem(name);
    return find(List.of(name, stem, stem + "id", stem + "identifier", stem + "name"));
  }

  /** Returns the argument that is called as a type or the placeholder of its name. */
  Optional<String> own(String type, String placeholder) {
    List<String> wanted = new ArrayList<>();
    wanted.add(letters(placeholder));
    for (String base : bases(type, placeholder)) {
      for (String end : List.of("arn", "name", "id", "identifier", "")) {
        wanted.add(base + end);
      }
      for (String end : List.of("arns", "names", "ids", "s")) {
        wanted.add(base + end);
      }
    }
    return find(wanted);
  }

  /** Returns unused arguments whose names end in a type's, or in the name of its placeholder. */
  List<String> longer(String type, String placeholder, boolean isRequired) {
    List<String> found = new ArrayList<>();
    for (String base : bases(type, placeholder)) {
      if (base.length() < (isRequired ? 3 : 5)) {
        continue;
      }
      unused(name -> ENDS.stream().anyMatch(end -> name.endsWith(base + end))).stream()
          .filter(name -> !found.contains(name) && !isOfOther(name))
          .forEach(found::add);
    }
    return found;
  }

  /** Returns how arguments for a type may be called; a resource is one of any type. */
  private static List<String> bases(String type, String placeholder) {
    return Stream.of(letters(type), stem(letters(placeholder)))
        .filter(base -> !base.equals("resource"))
        .toList();
  }

  Optional<String> find(List<String> wanted) {
    return wanted.stream()
        .flatMap(each -> names.stream().filter(name -> name.equalsIgnoreCase(each)).limit(1))
        .findFirst();
  }

  private static String stem(String name) {
    for (String end : List.of("name", "id")) {
      if (name.endsWith(end) && name.length() > end.length()) {
        return name.substring(0, name.length() - end.length());
      }
    }
    return name;
  }
}
