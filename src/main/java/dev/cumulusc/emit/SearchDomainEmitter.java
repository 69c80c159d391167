package dev.cumulusc.emit;

import dev.cumulusc.model.AlarmSpec;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.Network;
import dev.cumulusc.model.SearchDomain;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import java.util.List;
import java.util.stream.Stream;

/** Emits the search domain of the database stack, and its alarms; the domain outlives the stack. */
final class SearchDomainEmitter implements ResourceEmitter {
  private static final String NAMESPACE = "AWS/ES";

  @Override
  public void emit(Emission emission) {
    emission.deployment().base().storage().search().ifPresent(search -> emit(search, emission));
  }

  private static void emit(SearchDomain search, Emission emission) {
    emission.add(domain(search, emission));
    search.alarms().forEach(alarm -> emission.add(alarm(alarm, search, emission)));
    emission.output(
        search.endpointParameter(),
        CfnValue.getAtt(search.logicalId(), "DomainEndpoint", search.origin()),
        search.origin());
  }

  private static Resource domain(SearchDomain search, Emission emission) {
    Origin origin = search.origin();
    String name = emission.prefixed(search.name().value());
    MappingBuilder properties =
        CfnValue.mapping(origin)
            .put("DomainName", name)
            .put("ElasticsearchVersion", Values.text(search.version()))
            .put(
                "ElasticsearchClusterConfig",
                CfnValue.mapping(origin)
                    .put("InstanceCount", Values.number(search.instanceCount()))
                    .put("InstanceType", Values.text(search.instanceType())))
            .put("SnapshotOptions", CfnValue.mapping(origin).put("AutomatedSnapshotStartHour", 0))
            .put(
                "EBSOptions",
                CfnValue.mapping(origin)
                    .put("EBSEnabled", true)
                    .put("VolumeType", "gp2")
                    .put("VolumeSize", Values.number(search.volumeSize())))
            .put(
                "AdvancedOptions",
                CfnValue.mapping(origin).put("rest.action.multi.allow_explicit_index", "true"));
    List<CfnValue> statements = statements(name, emission.deployment());
    if (!statements.isEmpty()) {
      properties.put(
          "AccessPolicies",
          CfnValue.mapping(origin).put("Version", "2012-10-17").put("Statement", statements));
    }
    emission
        .deployment()
        .network()
        .ifPresent(network -> properties.put("VPCOptions", vpc(network)));
    return Resource.of(search.logicalId(), "AWS::Elasticsearch::Domain", properties, origin)
        .withAttribute("DeletionPolicy", CfnValue.text("Retain", origin))
        .withAttribute("UpdateReplacePolicy", CfnValue.text("Retain", origin));
  }

  /** Lets the roles of functions do everything with the domain's content. */
  private static List<CfnValue> statements(String domain, Deployment deployment) {
    return Stream.of(deployment.roles().lambdaProcessing(), deployment.roles().lambdaApiGateway())
        .flatMap(role -> role.stream())
        .map(role -> statement(role, domain))
        .toList();
  }

  private static CfnValue statement(Located<String> role, String domain) {
    Origin origin = role.origin();
    CfnValue content =
        CfnValue.sub("arn:aws:es:${AWS::Region}:${AWS::AccountId}:domain/" + domain + "/*", origin);
    return CfnValue.mapping(origin)
        .put("Effect", "Allow")
        .put("Principal", CfnValue.mapping(origin).put("AWS", Values.text(role)))
        .put("Action", "es:*")
        .put("Resource", List.of(content))
        .build();
  }

  private static MappingBuilder vpc(Network network) {
    Origin origin = network.origin();
    return CfnValue.mapping(origin)
        .put("SecurityGroupIds", network.securityGroup().stream().map(Values::text).toList())
        .put("SubnetIds", Values.texts(network.subnets()));
  }

  private static Resource alarm(AlarmSpec alarm, SearchDomain search, Emission emission) {
    Origin origin = alarm.origin();
    String name = search.name().value() + "-" + alarm.name().value() + "Alarm";
    List<CfnValue> dimensions =
        List.of(
            dimension("ClientId", CfnValue.sub("${AWS::AccountId}", origin), origin),
            dimension("DomainName", CfnValue.ref(search.logicalId(), origin), origin));
    return Resource.of(
        search.name().value() + alarm.name().value() + "Alarm",
        ResourceTypes.ALARM,
        Alarms.properties(alarm, emission.prefixed(name), NAMESPACE, dimensions),
        origin);
  }

  private static CfnValue dimension(String name, CfnValue value, Origin origin) {
    return CfnValue.mapping(origin).put("Name", name).put("Value", value).build();
  }
}
