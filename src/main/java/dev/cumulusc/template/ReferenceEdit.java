package dev.cumulusc.template;

import dev.cumulusc.template.CfnValue.Reference;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes one reference instead of another, in the form that the other one is written in. */
public final class ReferenceEdit {
  private static final Pattern BRACES = Pattern.compile("\\$\\{\\s*([A-Za-z0-9.:]+)\\s*}");
  private static final Pattern ANGLES = Pattern.compile("\\$<([A-Za-z0-9.:]+)>");
  private static final Pattern TAG =
      Pattern.compile(
          "!(?:Ref|GetAtt)\\s+\\[?\\s*([A-Za-z0-9.:]+(?:\\s*,\\s*[A-Za-z0-9.]+)?)\\s*]?");
  private static final Pattern LONG =
      Pattern.compile(
          "(\\{?\\s*)(\"?)(?:Ref|Fn::GetAtt)\\2\\s*:\\s*\\[?\\s*"
              + "[\"']?([A-Za-z0-9.:]+)[\"']?(?:\\s*,\\s*[\"']?([A-Za-z0-9.]+)[\"']?)?\\s*]?(\\s*}?)");

  private ReferenceEdit() {}

  /**
   * Returns what has to be written.
   *
   * @param written the reference as it stands in the file
   * @param reference the same reference
   * @param path the reference that has to stand there: {@code X} or {@code X.Arn}
   * @return nothing where the file has the reference in another form
   */
  public static Optional<String> replacement(String written, Reference reference, String path) {
    String was = reference.path();
    Matcher braces = BRACES.matcher(written);
    if (braces.matches()) {
      return Optional.of("${" + path + "}").filter(text -> braces.group(1).equals(was));
    }
    Matcher angles = ANGLES.matcher(written);
    if (angles.matches()) {
      return Optional.of("$<" + path + ">").filter(text -> angles.group(1).equals(was));
    }
    int dot = path.indexOf('.');
    Matcher tag = TAG.matcher(written);
    if (tag.matches()) {
      return Optional.of((dot < 0 ? "!Ref " : "!GetAtt ") + path)
          .filter(text -> tag.group(1).replaceAll("\\s*,\\s*", ".").equals(was));
    }
    Matcher function = LONG.matcher(written);
    if (!function.matches()) {
      return Optional.empty();
    }
    String quote = function.group(2);
    String target = quote + (dot < 0 ? path : path.substring(0, dot)) + quote;
    String call =
        dot < 0
            ? quote + "Ref" + quote + ": " + target
            : quote
                + "Fn::GetAtt"
                + quote
                + ": ["
                + target
                + ", "
                + quote
                + path.substring(dot + 1)
                + quote
                + "]";
    String attribute = function.group(4);
    String found = function.group(3) + (attribute == null ? "" : "." + attribute);
    return Optional.of(function.group(1) + call + function.group(5))
        .filter(text -> found.equals(was));
  }
}
