package dev.cumulusc.report;

import dev.cumulusc.diagnostic.ShownPaths;
import dev.cumulusc.iam.AccessRights;
import dev.cumulusc.iam.ListedRole;
import dev.cumulusc.iam.ListedRole.ListedStatement;
import dev.cumulusc.iam.PermissionGap;
import dev.cumulusc.iam.RoleStatement;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.Printable;
import dev.cumulusc.template.CfnValue;
import java.util.ArrayList;
import java.util.List;

/** Roles for people: what each allows, on what, and which line asks for it. */
public final class RoleText {
  private static final String INDENT = "    ";

  private final Theme theme;
  private final int width;
  private final ShownPaths paths;
  private final StringBuilder out = new StringBuilder();

  /**
   * @param width how many columns a line has, where a name leaves it the choice
   */
  public RoleText(Theme theme, int width, ShownPaths paths) {
    this.theme = theme;
    this.width = width;
    this.paths = paths;
  }

  /** Returns roles as text. */
  public String print(List<ListedRole> roles) {
    out.setLength(0);
    roles.forEach(this::role);
    return out.toString();
  }

  private void role(ListedRole role) {
    if (!out.isEmpty()) {
      out.append('\n');
    }
    out.append(theme.strong(Printable.of(RoleTexts.name(role))))
        .append("  ")
        .append(theme.faint(place(role.origin())));
    out.append('\n');
    List<String> users = role.users().stream().map(RoleTexts::user).toList();
    list("  of ", printable(users));
    if (!role.isGenerated()) {
      out.append("  exists already, and has to allow what follows\n");
    }
    role.statements().forEach(this::statement);
    list("  has the policy ", printable(role.policies().stream().map(AccessRights::text).toList()));
    if (role.statements().isEmpty() && role.policies().isEmpty()) {
      out.append("  allows nothing\n");
    }
    role.gaps().forEach(this::gap);
  }

  private void statement(ListedStatement listed) {
    CfnValue.Mapping statement = listed.statement();
    String effect = RoleTexts.denies(statement) ? theme.notable("denies") : theme.good("allows");
    list("  " + effect + " ", "  allows ".length(), printable(RoleTexts.actions(statement)));
    list(INDENT + "on ", printable(RoleTexts.resources(statement)));
    list(INDENT + "if ", printable(RoleTexts.conditions(statement)));
    list(INDENT + "for ", listed.askedBy().stream().map(this::asked).toList());
    if (listed.isEarly()) {
      out.append(INDENT)
          .append(theme.faint("which Step Functions looks for when it creates the state machine"))
          .append('\n');
    }
  }

  private String asked(RoleStatement.Asked asked) {
    String place = theme.faint(place(asked.origin()));
    return asked.state().isEmpty() ? place : Printable.of(asked.state()) + " (" + place + ")";
  }

  private void gap(PermissionGap gap) {
    List<String> actions = gap.actions().isEmpty() ? List.of("a call") : gap.actions();
    String lacks = RoleTexts.lacks(gap);
    list("  " + theme.alarming(lacks) + " ", lacks.length() + 3, actions);
    out.append(INDENT)
        .append("for ")
        .append(asked(new RoleStatement.Asked(gap.state(), gap.origin())))
        .append(": ")
        .append(RoleTexts.reason(gap))
        .append('\n');
  }

  private static List<String> printable(List<String> items) {
    return items.stream().map(Printable::of).toList();
  }

  private String place(Origin origin) {
    return paths.of(origin.primary()).toString();
  }

  private void list(String head, List<String> items) {
    list(head, head.length(), items);
  }

  /** Adds a list behind a head, further lines below its first item. */
  private void list(String head, int indent, List<String> items) {
    List<String> lines = new ArrayList<>(Lines.wrap(items, Math.max(1, width - indent)));
    for (int i = 0; i < lines.size(); i++) {
      out.append(i == 0 ? head : " ".repeat(indent)).append(lines.get(i)).append('\n');
    }
  }
}
