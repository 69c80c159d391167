package dev.cumulusc.iam;

import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.PolicyLength;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements of a role, split so that IAM takes them: as many as there is room for within the
 * role, and managed policies for the others.
 *
 * @param inside what stands within the role
 * @param managed what managed policies allow, each a list of statements
 * @param length how long all of it is, in characters without white space
 */
public record PolicySplit(List<Statement> inside, List<List<Statement>> managed, int length) {
  /** What a document takes beside its statements. */
  private static final int FRAME = 60;

  public PolicySplit {
    inside = List.copyOf(inside);
    managed = managed.stream().map(List::copyOf).toList();
  }

  /** Returns whether there are more policies than a role can have. */
  public boolean isTooLong() {
    return managed.size() > PolicyLength.MANAGED_POLICIES;
  }

  /**
   * Splits statements.
   *
   * @param statements the statements, those that have to be there early marked as such
   * @param taken the length of what has to be within the role as well
   */
  public static PolicySplit of(List<RoleStatement> statements, int taken, Origin origin) {
    int all = FRAME + taken;
    for (RoleStatement each : statements) {
      all += length(each.statement(), origin);
    }
    if (all <= PolicyLength.INLINE_MAXIMUM) {
      return new PolicySplit(
          statements.stream().map(RoleStatement::statement).toList(), List.of(), all);
    }
    List<Statement> inside = new ArrayList<>();
    List<Statement> others = new ArrayList<>();
    int room = PolicyLength.INLINE_MAXIMUM - FRAME - taken;
    for (RoleStatement each : statements) {
      int length = length(each.statement(), origin);
      if (each.isEarly() || length <= room) {
        inside.add(each.statement());
        room -= length;
      } else {
        others.addAll(parts(each.statement(), origin));
      }
    }
    return new PolicySplit(inside, policies(others, origin), all);
  }

  /** Splits statements of which none has to be there early. */
  public static PolicySplit ofAll(List<Statement> statements, Origin origin) {
    List<RoleStatement> late =
        statements.stream()
            .map(statement -> new RoleStatement(statement, List.of(), false))
            .toList();
    return of(late, 0, origin);
  }

  private static List<List<Statement>> policies(List<Statement> statements, Origin origin) {
    List<List<Statement>> policies = new ArrayList<>();
    List<Statement> policy = new ArrayList<>();
    int length = FRAME;
    for (Statement statement : statements) {
      int own = length(statement, origin);
      if (!policy.isEmpty() && length + own > PolicyLength.MANAGED_MAXIMUM) {
        policies.add(policy);
        policy = new ArrayList<>();
        length = FRAME;
      }
      policy.add(statement);
      length += own;
    }
    if (!policy.isEmpty()) {
      policies.add(policy);
    }
    return policies;
  }

  /** A statement with more resources than a policy has room for becomes several. */
  private static List<Statement> parts(Statement statement, Origin origin) {
    int length = length(statement, origin);
    int room = PolicyLength.MANAGED_MAXIMUM - FRAME;
    if (length <= room || statement.resources().size() < 2) {
      return List.of(statement);
    }
    List<CfnValue> resources = statement.resources();
    int middle = resources.size() / 2;
    List<Statement> parts =
        new ArrayList<>(parts(half(statement, "A", resources.subList(0, middle)), origin));
    parts.addAll(parts(half(statement, "B", resources.subList(middle, resources.size())), origin));
    return parts;
  }

  /** Ids are unique within a policy. */
  private static Statement half(Statement whole, String suffix, List<CfnValue> resources) {
    return new Statement(
        whole.id().map(id -> id + suffix), whole.actions(), resources, whole.condition());
  }

  private static int length(Statement statement, Origin origin) {
    return PolicyLength.of(statement.value(origin)) + 1;
  }
}
