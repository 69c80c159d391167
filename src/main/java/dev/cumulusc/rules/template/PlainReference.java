package dev.cumulusc.rules.template;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.schema.SchemaCheck;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.InlineReferences;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.SubText;
import dev.cumulusc.template.Template;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds references in texts in which CloudFormation replaces nothing. */
public final class PlainReference implements TemplateRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.TEMPLATE,
              "C2104",
              "reference-in-plain-text",
              "A plain string contains a reference, which CloudFormation does not"
                  + " replace there.")
          .because(
              "Only `Fn::Sub` replaces references. Elsewhere they are passed on as they"
                  + " are written, and whoever receives them finds no such resource.")
          .fixedBy(
              "Write the string under `Fn::Sub` (`!Sub`), or the reference as `Ref` or"
                  + " `Fn::GetAtt`.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html"));

  /** Names that only resources of such a deployment have, even where they are misspelt. */
  private static final Pattern MADE_NAME =
      Pattern.compile(
          "\\w+(?:LambdaFunction|LambdaFunctionArn|Activity|StateMachine)|\\w*[a-z0-9](?:SQS|SNS|DynamoDB)");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    Template template = checked.template();
    List<Found> found = new ArrayList<>();
    for (Resource resource : template.resources().values()) {
      resource
          .properties()
          .filter(properties -> properties.get("DefinitionSubstitutions") == null)
          .ifPresent(properties -> visit(properties, template, found));
    }
    template.outputs().values().forEach(output -> visit(output.value(), template, found));
    if (!found.isEmpty()) {
      // Such a string is reported with the reference in it.
      Set<SourceSpan> malformed = SchemaCheck.malformed(template);
      found.stream()
          .filter(each -> !malformed.contains(each.text().origin().primary()))
          .forEach(each -> diagnostics.report(each.finding()));
    }
  }

  /** A finding, and the text that it is about. */
  private record Found(CfnValue.Text text, Diagnostic finding) {}

  private static void visit(CfnValue value, Template template, List<Found> found) {
    if (value instanceof CfnValue.Text text) {
      check(text, template, found);
    } else if (value instanceof CfnValue.Mapping mapping) {
      // A template literal of JavaScript has the same look.
      mapping.members().entrySet().stream()
          .filter(member -> !member.getKey().equals("ZipFile"))
          .forEach(member -> visit(member.getValue().value(), template, found));
    } else if (!(value instanceof CfnValue.Sub)) {
      value.children().forEach(child -> visit(child, template, found));
    }
  }

  private static void check(CfnValue.Text text, Template template, List<Found> found) {
    ScalarNode written = ScalarNode.string(text.value(), text.origin());
    // Both kinds of brackets are as long, so that a place is the same in both texts.
    String inBraces = InlineReferences.withBraces(written).text();
    for (SubText.Piece piece : SubText.parse(inBraces)) {
      if (piece instanceof SubText.Reference reference && isMeant(reference.name(), template)) {
        Origin origin =
            text.origin().part(reference.start(), reference.end()).orElse(text.origin());
        found.add(
            new Found(
                text,
                Diagnostic.of(
                        INFO,
                        origin,
                        "`"
                            + text.value().substring(reference.start(), reference.end())
                            + "` stands in a plain text, where nothing is put in its place.")
                    .withHelp(
                        "Write the text under `Fn::Sub`, or the reference as `Ref` or"
                            + " `Fn::GetAtt`.")));
      }
    }
  }

  private static boolean isMeant(String name, Template template) {
    return template.resources().containsKey(name)
        || template.parameters().containsKey(name)
        || name.startsWith("AWS::")
        || MADE_NAME.matcher(name).matches();
  }
}
