package dev.cumulusc.iam;

import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.template.Resource;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/**
 * A role that the template brings along. It has no name of its own, so that it fits any account and
 * can be replaced.
 *
 * @param logicalId the role's logical id
 * @param description what the role is for, in a short sentence
 * @param trust who may take the role
 * @param statements what it allows; a role that allows nothing has no policy
 */
@RecordBuilder
public record RoleTemplate(
    String logicalId,
    String description,
    CfnValue.Mapping trust,
    List<Statement> statements,
    Origin origin)
    implements RoleTemplateBuilder.With {
  private static final String POLICY_NAME = "least-privilege";

  public RoleTemplate {
    statements = List.copyOf(statements);
  }

  /** Returns the role's ARN, for what takes the role. */
  public CfnValue arn() {
    return CfnValue.getAtt(logicalId, "Arn", origin);
  }

  /** Returns the role as a resource. */
  public Resource resource() {
    return resource(List.of());
  }

  /** Returns the role as a resource that has further statements, as they were written. */
  public Resource resource(List<CfnValue.Mapping> written) {
    MappingBuilder properties =
        CfnValue.mapping(origin)
            .put("Description", description)
            .put("AssumeRolePolicyDocument", trust);
    if (!statements.isEmpty() || !written.isEmpty()) {
      properties.put(
          "Policies",
          List.of(
              CfnValue.mapping(origin)
                  .put("PolicyName", POLICY_NAME)
                  .put("PolicyDocument", PolicyDocument.of(statements, written, origin))
                  .build()));
    }
    return Resource.of(logicalId, "AWS::IAM::Role", properties, origin);
  }
}
