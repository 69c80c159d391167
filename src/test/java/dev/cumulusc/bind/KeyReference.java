package dev.cumulusc.bind;

import dev.cumulusc.bind.key.DefinitionType;
import dev.cumulusc.bind.key.EnvironmentType;
import dev.cumulusc.bind.key.ExpressionType;
import dev.cumulusc.bind.key.FlagType;
import dev.cumulusc.bind.key.IntegerType;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.ListType;
import dev.cumulusc.bind.key.MapType;
import dev.cumulusc.bind.key.MappingType;
import dev.cumulusc.bind.key.NamedSectionsType;
import dev.cumulusc.bind.key.NumberType;
import dev.cumulusc.bind.key.OneOrMoreType;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.bind.key.SectionType;
import dev.cumulusc.bind.key.TextType;
import dev.cumulusc.bind.key.ValueType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a page of the reference from the keys that the binder reads: a table for each section. */
final class KeyReference {
  /** Units as descriptions name them. */
  static final Pattern UNIT =
      Pattern.compile(", in (?:real )?(seconds|days|MB|MiB|GiB|percent)\\b");

  /** A section that is still to be described, by the path at which it was met first. */
  private record Part(String path, Section section) {}

  private final StringBuilder text = new StringBuilder();
  private final IdentityHashMap<Section, String> paths = new IdentityHashMap<>();
  private final List<Part> parts = new ArrayList<>();

  private KeyReference() {}

  /**
   * Returns a page.
   *
   * @param introduction what stands above the tables, with the page's title
   * @param top the section with the keys at the top of a file
   */
  static String page(String introduction, Section top) {
    KeyReference page = new KeyReference();
    page.text.append(introduction);
    page.add("", top);
    for (int i = 0; i < page.parts.size(); i++) {
      page.describe(page.parts.get(i));
    }
    return page.text.toString();
  }

  private void add(String path, Section section) {
    if (paths.putIfAbsent(section, path) == null) {
      parts.add(new Part(path, section));
    }
  }

  private void describe(Part part) {
    text.append("\n## ");
    text.append(part.path().isEmpty() ? "At the top" : "`" + part.path() + "`").append("\n\n");
    text.append("The keys of ").append(part.section().noun()).append('.');
    part.section()
        .shorthand()
        .ifPresent(
            key ->
                text.append(" A single value stands for the mapping; it is its `")
                    .append(key.name())
                    .append("`."));
    text.append("\n\n| key | values | default | meaning | example |\n|---|---|---|---|---|\n");
    for (Key<?> key : part.section().keys()) {
      String path = part.path().isEmpty() ? key.name() : part.path() + "." + key.name();
      row(key, path);
    }
  }

  private void row(Key<?> key, String path) {
    String shown = KeyExamples.hasKeysOfItsOwn(key.type()) ? nested(key, path) : anchor(path);
    text.append("| ").append(shown).append(key.required() ? " (required)" : "");
    text.append(" | ").append(cell(values(key.type(), key.description())));
    text.append(" | ").append(KeyExamples.defaultValue(key).map(KeyReference::code).orElse(""));
    text.append(" | ").append(cell(meaning(key)));
    text.append(" | ").append(KeyExamples.example(key).map(KeyReference::code).orElse(""));
    text.append(" |\n");
  }

  private static String anchor(String path) {
    return "<a id=\"" + id(path) + "\"></a>`" + path.substring(path.lastIndexOf('.') + 1) + "`";
  }

  private static String id(String path) {
    return path.replaceAll("[<>\\[\\]]", "");
  }

  /** Queues the section below a key and returns a link to it. */
  private String nested(Key<?> key, String path) {
    String below = path;
    ValueType<?> type = key.type();
    while (type instanceof ListType<?> list) {
      below += "[]";
      type = list.element();
    }
    Section section;
    if (type instanceof NamedSectionsType named) {
      below += ".<name>";
      section = named.item();
    } else {
      section = ((SectionType) type).section();
    }
    add(below, section);
    return "[`"
        + path.substring(path.lastIndexOf('.') + 1)
        + "`](#"
        + heading(paths.get(section))
        + ")";
  }

  /** Returns the id that Markdown programs give the heading of a section. */
  private static String heading(String path) {
    return path.toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-');
  }

  private static String meaning(Key<?> key) {
    StringBuilder meaning = new StringBuilder(key.description());
    key.remark().ifPresent(remark -> meaning.append(" No effect: ").append(remark));
    if (key.use() == Key.Use.IDLE && !key.description().contains("nothing")) {
      meaning.append(" It changes nothing in the template.");
    }
    if (key.use() == Key.Use.VARIABLE) {
      meaning.append(" Only `{{variables}}` read it.");
    }
    if (!key.otherSpellings().isEmpty()) {
      meaning.append(" Also read as `").append(String.join("`, `", key.otherSpellings()));
      meaning.append("`, with a warning; kes ignores that.");
    }
    key.notes().inKes().ifPresent(difference -> meaning.append(" *In kes:* ").append(difference));
    return meaning.toString();
  }

  private static String values(ValueType<?> type, String description) {
    Optional<String> unit = unit(description);
    String values = values(type);
    return unit.map(name -> values + ", in " + name).orElse(values);
  }

  /** Returns the unit of a number. */
  static Optional<String> unit(String description) {
    Matcher unit = UNIT.matcher(description);
    return unit.find() ? Optional.of(unit.group(1)) : Optional.empty();
  }

  private static String values(ValueType<?> type) {
    if (type instanceof TextType text) {
      return text.words().isEmpty() ? text.expected().replace("a string", "string") : words(text);
    }
    if (type instanceof IntegerType || type instanceof NumberType || type instanceof FlagType) {
      return type.expected().replaceFirst("^a ", "");
    }
    if (type instanceof ListType<?> list) {
      return "list of: " + values(list.element());
    }
    if (type instanceof OneOrMoreType<?> some) {
      return values(some.element()) + ", or a list";
    }
    if (type instanceof MapType<?> map) {
      return "names with: " + values(map.value());
    }
    if (type instanceof NamedSectionsType named) {
      return "names with mappings" + (named.alsoList() ? ", or a list" : "");
    }
    return other(type);
  }

  private static String other(ValueType<?> type) {
    if (type instanceof ExpressionType) {
      return "value or intrinsic function";
    }
    if (type instanceof EnvironmentType) {
      return "names with values or intrinsic functions";
    }
    boolean mapping =
        type instanceof SectionType
            || type instanceof MappingType
            || type instanceof DefinitionType;
    return mapping ? "mapping" : "any";
  }

  private static String words(TextType text) {
    return "`" + String.join("`, `", text.words()) + "`";
  }

  private static String code(String yaml) {
    return yaml.isEmpty() ? "" : "`" + cell(yaml) + "`";
  }

  private static String cell(String content) {
    return content.replace("|", "\\|");
  }
}
