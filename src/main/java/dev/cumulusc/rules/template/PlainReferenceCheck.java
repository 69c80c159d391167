package dev.cumulusc.rules.template;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.SubText;
import dev.cumulusc.template.Template;
import java.util.regex.Pattern;

/** Finds references in texts in which CloudFormation replaces nothing. */
final class PlainReferenceCheck {
  private static final RuleInfo PLAIN =
      RuleInfo.warning(
              Stage.TEMPLATE,
              "C2104",
              "reference-in-plain-text",
              "A text has a reference in it, but CloudFormation does not replace it there.")
          .because(
              "Only `Fn::Sub` replaces references. Elsewhere they are passed on as they are"
                  + " written, and whoever gets them finds no such resource.");

  /** Names that only resources of such a deployment have, even where they are misspelt. */
  private static final Pattern MADE_NAME =
      Pattern.compile("\\w+(?:LambdaFunction|Activity|StateMachine)");

  private final Template template;
  private final Diagnostics diagnostics;

  private PlainReferenceCheck(Template template, Diagnostics diagnostics) {
    this.template = template;
    this.diagnostics = diagnostics;
  }

  static void check(Template template, Diagnostics diagnostics) {
    PlainReferenceCheck check = new PlainReferenceCheck(template, diagnostics);
    for (Resource resource : template.resources().values()) {
      resource
          .properties()
          .filter(properties -> properties.get("DefinitionSubstitutions") == null)
          .ifPresent(check::visit);
    }
    template.outputs().values().forEach(output -> check.visit(output.value()));
  }

  private void visit(CfnValue value) {
    if (value instanceof CfnValue.Text text && text.value().contains("${")) {
      check(text);
    } else if (value instanceof CfnValue.Mapping mapping) {
      // A template literal of JavaScript has the same look.
      mapping.members().entrySet().stream()
          .filter(member -> !member.getKey().equals("ZipFile"))
          .forEach(member -> visit(member.getValue().value()));
    } else if (!(value instanceof CfnValue.Sub)) {
      value.children().forEach(this::visit);
    }
  }

  private void check(CfnValue.Text text) {
    for (SubText.Piece piece : SubText.parse(text.value())) {
      if (piece instanceof SubText.Reference reference && isMeant(reference.name())) {
        Origin origin =
            text.origin().part(reference.start(), reference.end()).orElse(text.origin());
        diagnostics.report(
            PLAIN,
            origin,
            "`${"
                + reference.path()
                + "}` stands in a plain text, where nothing is put in its place.",
            "Write the text under `Fn::Sub`, or the reference as `Ref` or `Fn::GetAtt`.");
      }
    }
  }

  private boolean isMeant(String name) {
    return template.resources().containsKey(name)
        || template.parameters().containsKey(name)
        || name.startsWith("AWS::")
        || MADE_NAME.matcher(name).matches();
  }
}
