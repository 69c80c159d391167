package dev.cumulusc.tree;

import dev.cumulusc.source.SecretPlace;
import dev.cumulusc.source.SecretText;
import dev.cumulusc.source.Secrets;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the values of a file that stand under secrets' names, whatever the file is for. */
public final class SecretTexts {
  private static final String PROPERTIES = "Properties";

  /** The tag of a list of files. */
  private static final String FILES = "files";

  /** What takes names only: they may be seen. */
  private static final Set<String> REFERENCES =
      Set.of("Ref", "Fn::GetAtt", "Fn::ImportValue", "Fn::FindInMap", "Condition");

  private final SourceFile file;
  private final List<SecretText> found = new ArrayList<>();

  private SecretTexts(SourceFile file) {
    this.file = file;
  }

  /** Returns the values below a file's root that stand in this file. */
  public static List<SecretText> of(SourceFile file, Node root) {
    SecretTexts all = new SecretTexts(file);
    if (root instanceof MappingNode mapping) {
      for (MappingNode.Entry entry : mapping.entries()) {
        SecretPlace place = place(SecretPlace.CONFIGURATION, mapping, entry);
        // A file may hold functions or tables by the names that people gave them: no secrets.
        boolean isThing = place.isSecret() && isThing(entry.value());
        all.member(isThing ? SecretPlace.CONFIGURATION : place, entry);
      }
    } else {
      all.find(SecretPlace.CONFIGURATION, root);
    }
    return List.copyOf(all.found);
  }

  private void find(SecretPlace place, Node node) {
    if (node instanceof MappingNode mapping) {
      boolean isResource =
          mapping.scalar("Type").filter(type -> type.text().contains("::")).isPresent();
      for (MappingNode.Entry entry : mapping.entries()) {
        boolean isTemplate = isResource && entry.name().equals(PROPERTIES);
        member(isTemplate ? SecretPlace.TEMPLATE : place(place, mapping, entry), entry);
      }
    } else if (node instanceof SequenceNode list) {
      list.items().forEach(item -> find(place, item));
    } else if (node instanceof ScalarNode scalar && SecretMembers.hides(place, scalar)) {
      add(scalar);
    }
  }

  /** Where things stand by the names that people gave them, what is no mapping is no thing. */
  private static SecretPlace place(
      SecretPlace place, MappingNode mapping, MappingNode.Entry entry) {
    SecretPlace inner = SecretMembers.place(place, mapping, entry.name());
    return inner.isSecret() || isThing(entry.value()) || !Secrets.isSecretMember(entry.name())
        ? inner
        : SecretPlace.CONFIGURATION.with(entry.name());
  }

  private static boolean isThing(Node node) {
    return node instanceof MappingNode && IntrinsicFunctions.of(node).isEmpty();
  }

  private void member(SecretPlace place, MappingNode.Entry entry) {
    Node value = entry.value();
    boolean isReference =
        FILES.equals(value.tag())
            || (value instanceof MappingNode function
                && function.entries().size() == 1
                && REFERENCES.contains(function.names().get(0)));
    if (isReference) {
      return;
    }
    find(place, value);
    if (Secrets.isSecretMember(entry.name())) {
      declared(value);
      tag(entry.key().span(), value);
    }
  }

  /** The default of a template's parameter is its value. */
  private void declared(Node value) {
    if (value instanceof MappingNode parameter && parameter.has("Type")) {
      parameter.scalar("Default").ifPresent(this::add);
    }
  }

  /** A password that begins with an exclamation mark and has no quotes is a tag. */
  private void tag(SourceSpan key, Node value) {
    if (value.tag() == null || key.file() != file) {
      return;
    }
    String text = "!" + value.tag();
    int start = file.text().indexOf(text, file.offset(key.endLine(), key.endColumn()));
    if (start >= 0 && start < file.offset(key.endLine(), Integer.MAX_VALUE)) {
      found.add(new SecretText(file.span(start, start + text.length()), text, text));
    }
  }

  private void add(ScalarNode scalar) {
    if (scalar.span().file() == file) {
      found.add(new SecretText(scalar.span(), scalar.text(), scalar.written()));
    }
  }
}
