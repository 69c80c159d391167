package dev.cumulusc.compile;

import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import dev.cumulusc.validate.ReadLines;

/** Finds the lines that a compilation read: those of its configuration and of its templates. */
final class CheckedLines {
  private final ReadLines lines = new ReadLines();

  private CheckedLines() {}

  static ReadLines of(Compilation compilation) {
    CheckedLines checked = new CheckedLines();
    compilation.application().places().forEach(checked.lines::add);
    TemplateTexts.templates(compilation).values().forEach(checked::add);
    return checked.lines;
  }

  private void add(Template template) {
    template.sections().values().forEach(this::add);
    for (Resource resource : template.resources().values()) {
      lines.add(resource.origin().primary());
      resource.values().forEach(this::add);
    }
  }

  private void add(CfnValue.Member member) {
    lines.add(member.key().primary());
    add(member.value());
  }

  private void add(CfnValue value) {
    value.walk().forEach(this::addAlone);
  }

  private void addAlone(CfnValue value) {
    if (value instanceof CfnValue.Mapping mapping) {
      mapping.members().values().forEach(member -> lines.add(member.key().primary()));
    } else if (value.children().isEmpty() || value instanceof CfnValue.Sub) {
      lines.add(value.origin().primary());
    }
  }
}
