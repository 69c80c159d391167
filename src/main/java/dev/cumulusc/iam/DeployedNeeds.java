package dev.cumulusc.iam;

import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Template;
import dev.cumulusc.tree.MappingNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a definition needs that was deployed, in which ARNs and names are literal.
 *
 * @param statements what its role has to allow
 * @param gaps what states need beside, and no statement can name
 */
public record DeployedNeeds(List<RoleStatement> statements, List<PermissionGap> gaps) {
  public DeployedNeeds {
    statements = List.copyOf(statements);
    gaps = List.copyOf(gaps);
  }

  /**
   * Works out what a definition needs.
   *
   * @param arn the ARN of its state machine
   * @param settings the properties of its state machine for which a role has permissions: {@code
   *     LoggingConfiguration}, {@code TracingConfiguration}, {@code EncryptionConfiguration}
   * @param template the deployed template, which says how resources are encrypted
   * @param owner finds the logical id of a resource of that template by its ARN, name or address,
   *     or by the ARN of something in it
   */
  public static DeployedNeeds of(
      MappingNode definition,
      String arn,
      CfnValue.Mapping settings,
      Template template,
      Function<CfnValue, Optional<String>> owner) {
    ResourceValues values = new ResourceValues(template, literal -> literal.value().flatMap(owner));
    Needs needs = MachineNeeds.ofDeployed(definition, arn, settings, values);
    return new DeployedNeeds(
        StatementMerger.merge(needs.grants(), definition.origin()), needs.gaps());
  }
}
