package dev.cumulusc.emit;

import dev.cumulusc.template.Template;

/** Writes a template as YAML or JSON. */
public final class TemplateWriter {
  private TemplateWriter() {}

  /** The formats that CloudFormation reads. */
  public enum Format {
    YAML,
    JSON
  }

  /** Returns the template's text, with line feeds and one at the end. */
  public static String write(Template template, Format format) {
    throw new UnsupportedOperationException();
  }
}
