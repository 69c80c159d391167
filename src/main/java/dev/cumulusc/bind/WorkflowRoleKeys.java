package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.KeyRules;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.WorkflowRole;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.InlineReferences;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of workflows' roles, beside the definitions, which are in AWS's language. */
final class WorkflowRoleKeys {
  private static final Key<String> ROLE =
      Key.roleArn("role", "The ARN of a role that exists already; nothing is generated then.")
          .example("arn:aws:iam::123456789012:role/crunch-states")
          .notInKes();
  private static final Key<Node> STATEMENTS =
      Key.node("statements", "Statements to add to the generated role, as IAM policies have them.")
          .example(
              "[{Effect: Allow, Action: \"s3:GetObject\", Resource: \"arn:aws:s3:::shop-data/*\"}]")
          .notInKes();
  private static final Key<List<Located<String>>> WITHOUT =
      Key.texts("without", "Actions, such as `sns:Publish`, to take away from the generated role.")
          .example("[\"sns:Publish\"]")
          .notInKes();
  private static final Key<Node> ALLOW =
      Key.node(
              "allow",
              "ARNs, or references to them, of what states call that only an execution knows.")
          .example("[\"arn:aws:lambda:us-east-1:123456789012:function:shop-*\"]")
          .notInKes();

  static final Key<List<Fields>> WORKFLOW_ROLES =
      Key.named(
          "workflowRoles",
          Section.of("the role of a workflow", ROLE, STATEMENTS, WITHOUT, ALLOW),
          "The roles of workflows by the workflow's name, where the generated ones don't do.");

  private WorkflowRoleKeys() {}

  /**
   * Returns the roles by the names of their workflows; a name of none is reported.
   *
   * @param workflows the names of all workflows, also of those that can't be read
   */
  static Map<String, WorkflowRole> bind(Fields deployment, List<String> workflows) {
    boolean known = !deployment.isRefused(WorkflowKeys.STEP_FUNCTIONS);
    Map<String, WorkflowRole> roles = new LinkedHashMap<>();
    for (Fields fields : deployment.list(WORKFLOW_ROLES)) {
      String name = fields.name().value();
      if (known && !workflows.contains(name)) {
        Diagnostic unknown =
            Diagnostic.of(
                KeyRules.BAD_VALUE, fields.name().origin(), "There is no workflow `" + name + "`.");
        deployment.diagnostics().report(unknown.suggestingMeant(name, workflows));
      }
      roles.put(name, role(fields));
    }
    return roles;
  }

  private static WorkflowRole role(Fields fields) {
    Optional<Located<String>> arn = fields.optional(ROLE);
    if (arn.isPresent()) {
      List.of(STATEMENTS, WITHOUT, ALLOW)
          .forEach(other -> OverruledKey.report(fields, other, ROLE));
    }
    return new WorkflowRole(
        arn,
        items(fields, STATEMENTS).stream()
            .flatMap(item -> statement(item, fields.diagnostics()).stream())
            .toList(),
        fields.list(WITHOUT),
        items(fields, ALLOW).stream()
            .flatMap(item -> allowed(item, fields.diagnostics()).stream())
            .toList());
  }

  private static List<Node> items(Fields fields, Key<Node> key) {
    Optional<Node> value = fields.optional(key).map(Located::value);
    List<Node> items = new ArrayList<>();
    value.ifPresent(
        node -> {
          if (node instanceof SequenceNode list) {
            items.addAll(list.items());
          } else {
            items.add(node);
          }
        });
    return items;
  }

  private static Optional<CfnValue.Mapping> statement(Node item, Diagnostics diagnostics) {
    if (item instanceof MappingNode mapping
        && mapping.has("Effect")
        && (mapping.has("Action") || mapping.has("NotAction"))
        && value(mapping) instanceof CfnValue.Mapping statement) {
      return Optional.of(statement);
    }
    diagnostics.report(
        KeyRules.BAD_VALUE,
        item.origin(),
        "A statement has `Effect`, `Action` and `Resource`, but this is not one.",
        "Write it as in an IAM policy: `{Effect: Allow, Action: [...], Resource: ...}`.");
    return Optional.empty();
  }

  private static Optional<CfnValue> allowed(Node item, Diagnostics diagnostics) {
    CfnValue value = value(item);
    boolean fits =
        item instanceof ScalarNode text
            ? text.text().startsWith("arn:") || text.text().contains("${")
            : value instanceof CfnValue.Reference
                || value instanceof CfnValue.Sub
                || value instanceof CfnValue.Function;
    if (fits) {
      return Optional.of(value);
    }
    diagnostics.report(
        KeyRules.BAD_VALUE,
        item.origin(),
        "`allow` lists ARNs and references to resources, but this is neither.",
        "Write the whole ARN, in which `*` may stand for a part of the name.");
    return Optional.empty();
  }

  /** Reads a value in which <code>${X.Arn}</code> is a reference, as it is in definitions. */
  private static CfnValue value(Node node) {
    return substituted(CfnReader.value(InlineReferences.of(node)));
  }

  private static CfnValue substituted(CfnValue value) {
    if (value instanceof CfnValue.Text text && text.value().contains("${")) {
      return CfnValue.sub(text.value(), text.origin());
    }
    if (value instanceof CfnValue.Sequence list) {
      return CfnValue.list(
          list.items().stream().map(WorkflowRoleKeys::substituted).toList(), list.origin());
    }
    if (value instanceof CfnValue.Mapping mapping) {
      Map<String, CfnValue.Member> members = new LinkedHashMap<>();
      mapping
          .members()
          .forEach(
              (name, member) ->
                  members.put(
                      name, new CfnValue.Member(substituted(member.value()), member.key())));
      return new CfnValue.Mapping(members, mapping.origin());
    }
    return value;
  }
}
