package dev.cumulusc.compile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.template.Template;
import java.util.LinkedHashMap;
import java.util.Map;

/** The texts of a compilation's templates, and whether CloudFormation takes texts of that size. */
public final class TemplateTexts {
  /** The most bytes of a template that CloudFormation takes in a request. */
  public static final int MAX_IN_REQUEST = 51_200;

  /** The most bytes of a template that CloudFormation reads from S3. */
  public static final int MAX_IN_S3 = 1_000_000;

  private TemplateTexts() {}

  /** Returns the templates by name: the main one, then the nested ones. */
  public static Map<String, Template> templates(Compilation compilation) {
    Map<String, Template> templates = new LinkedHashMap<>();
    templates.put(compilation.name(), compilation.template());
    templates.putAll(compilation.nested());
    return templates;
  }

  /** Writes the templates, and reports those that are too large. */
  public static Map<String, String> write(
      Compilation compilation, TemplateWriter.Format format, Diagnostics diagnostics) {
    Map<String, String> texts = new LinkedHashMap<>();
    templates(compilation)
        .forEach(
            (name, template) -> {
              String text = TemplateWriter.write(template, format);
              texts.put(name, text);
              check(name, template, text.getBytes(UTF_8).length, diagnostics);
            });
    return texts;
  }

  static void check(String name, Template template, int size, Diagnostics diagnostics) {
    if (size > MAX_IN_S3) {
      diagnostics.report(
          CompileRules.TEMPLATE_TOO_LARGE,
          template.origin(),
          message(name, size, MAX_IN_S3, "takes"),
          "Move some of it into a nested stack.");
    } else if (size > MAX_IN_REQUEST) {
      diagnostics.report(
          CompileRules.TEMPLATE_NEEDS_S3,
          template.origin(),
          message(name, size, MAX_IN_REQUEST, "takes in a request"));
    }
  }

  private static String message(String name, int size, int most, String takes) {
    return "The template `"
        + name
        + "` has "
        + size
        + " bytes, but CloudFormation "
        + takes
        + " at most "
        + most
        + ".";
  }
}
