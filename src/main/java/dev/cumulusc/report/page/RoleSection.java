package dev.cumulusc.report.page;

import dev.cumulusc.iam.AccessRights;
import dev.cumulusc.iam.ListedRole;
import dev.cumulusc.iam.ListedRole.ListedStatement;
import dev.cumulusc.iam.PermissionGap;
import dev.cumulusc.iam.RoleStatement;
import dev.cumulusc.report.RoleTexts;
import dev.cumulusc.template.CfnValue;
import java.util.List;

/** Writes roles: what each allows, on what, and which line asks for it. */
final class RoleSection {
  private final Html html;

  RoleSection(Html html) {
    this.html = html;
  }

  void write(List<ListedRole> roles) {
    html.raw("<section id=\"roles\"><h2>Roles</h2>\n");
    if (roles.isEmpty()) {
      html.raw("<p>No template names a role.</p>");
    }
    roles.forEach(this::role);
    html.raw("</section>\n");
  }

  private void role(ListedRole role) {
    html.raw("<details class=\"find\" open><summary>").code(RoleTexts.name(role));
    html.text(" of " + String.join(", ", role.users().stream().map(RoleTexts::user).toList()));
    html.raw("</summary>\n<p>").text(role.isGenerated() ? "Made at " : "Exists already; named at ");
    html.code(role.origin().primary().toString()).raw("</p>\n");
    if (role.statements().isEmpty() && role.policies().isEmpty() && role.gaps().isEmpty()) {
      html.raw("<p>It allows nothing.</p>");
    }
    if (!role.statements().isEmpty() || !role.gaps().isEmpty()) {
      html.openTable(
          "Permissions of " + RoleTexts.name(role),
          List.of("Effect", "Actions", "On", "Because of"));
      role.statements().forEach(this::statement);
      role.gaps().forEach(this::gap);
      html.closeTable();
    }
    for (CfnValue policy : role.policies()) {
      html.raw("<p>It has the policy ").code(AccessRights.text(policy)).raw("</p>\n");
    }
    html.raw("</details>\n");
  }

  private void statement(ListedStatement listed) {
    html.raw("<tr>");
    html.element("td", RoleTexts.denies(listed.statement()) ? "denies" : effect(listed));
    codes(RoleTexts.actions(listed.statement()));
    html.raw("<td>");
    lines(RoleTexts.resources(listed.statement()));
    RoleTexts.conditions(listed.statement())
        .forEach(condition -> html.raw("<div>if ").code(condition).raw("</div>"));
    html.raw("</td><td>");
    listed.askedBy().forEach(this::asked);
    html.raw("</td></tr>\n");
  }

  private static String effect(ListedStatement listed) {
    return listed.isEarly() ? "allows, from the start" : "allows";
  }

  private void gap(PermissionGap gap) {
    html.raw("<tr class=\"warning\">").element("td class=\"severity\"", RoleTexts.lacks(gap));
    codes(gap.actions().isEmpty() ? List.of("a call") : gap.actions());
    html.element("td", RoleTexts.reason(gap)).raw("<td>");
    asked(new RoleStatement.Asked(gap.state(), gap.origin()));
    html.raw("</td></tr>\n");
  }

  private void asked(RoleStatement.Asked asked) {
    html.raw("<div>").text(asked.state().isEmpty() ? "" : asked.state() + " ");
    html.code(asked.origin().primary().toString()).raw("</div>");
  }

  private void codes(List<String> all) {
    html.raw("<td>");
    lines(all);
    html.raw("</td>");
  }

  private void lines(List<String> all) {
    all.forEach(each -> html.raw("<div>").code(each).raw("</div>"));
  }
}
