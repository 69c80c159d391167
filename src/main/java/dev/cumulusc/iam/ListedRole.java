package dev.cumulusc.iam;

import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A role, with what it allows and why.
 *
 * @param role the logical id, or the ARN of a role that exists already
 * @param isGenerated whether a template of the application makes it; what another role is listed
 *     with is what it has to allow
 * @param users what takes the role
 * @param statements what it allows, or has to
 * @param policies the ARNs of policies that are attached to it, but stand in no template
 * @param gaps what its users need beside, and no statement can name
 * @param origin what makes the role, or names it
 */
public record ListedRole(
    CfnValue role,
    boolean isGenerated,
    List<User> users,
    List<ListedStatement> statements,
    List<CfnValue> policies,
    List<PermissionGap> gaps,
    Origin origin) {
  public ListedRole {
    users = List.copyOf(users);
    statements = List.copyOf(statements);
    policies = List.copyOf(policies);
    gaps = List.copyOf(gaps);
  }

  /**
   * What takes a role.
   *
   * @param type the resource's type
   * @param logicalId the resource's logical id
   * @param workflow the name of the workflow that it runs, if it is a state machine
   */
  public record User(String type, String logicalId, Optional<String> workflow) {
    /** Returns the workflow's name, or else the logical id. */
    public String name() {
      return workflow.orElse(logicalId);
    }
  }

  /**
   * A statement of a role.
   *
   * @param statement the statement as a policy has it
   * @param askedBy who asks for it; the state's name is empty where it is something else
   * @param isEarly whether Step Functions looks for it when the state machine is created
   */
  public record ListedStatement(
      CfnValue.Mapping statement, List<RoleStatement.Asked> askedBy, boolean isEarly) {
    public ListedStatement {
      askedBy = List.copyOf(askedBy);
    }
  }

  /** Returns the names that the role is found by. */
  public List<String> names() {
    List<String> names = new ArrayList<>(List.of(AccessRights.text(role)));
    for (User user : users) {
      names.add(user.name());
      names.add(user.logicalId());
    }
    return names;
  }
}
