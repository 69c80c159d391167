package dev.cumulusc.emit;

import dev.cumulusc.model.CumulusBase;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.SearchDomain;
import dev.cumulusc.model.Table;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.template.Resource;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits the custom resource that sets a Cumulus stack up: it encrypts the passwords, prepares the
 * search domain and enters the users. It is there when the function behind it is.
 */
final class CustomResourceEmitter implements ResourceEmitter {
  static final String CMR_PASSWORD = "CmrPassword";
  static final String CMR_PASSWORD_DESCRIPTION =
      "Password used to publish CMR records. This is encrypted by Custom::Cumulus";
  static final String LAUNCHPAD_PASSPHRASE = "LaunchpadPassphrase";
  static final String LAUNCHPAD_PASSPHRASE_DESCRIPTION =
      "Passphrase of the Launchpad PIK certificate. This is encrypted by Custom::Cumulus";

  private static final String CUSTOM_RESOURCE = "CumulusCustomResource";
  private static final String FUNCTION = "CustomBootstrap";
  private static final String USERS_TABLE = "UsersTable";

  @Override
  public void emit(Emission emission) {
    emission.deployment().lambda(FUNCTION).ifPresent(function -> emit(function, emission));
  }

  private static void emit(LambdaSpec function, Emission emission) {
    Origin origin = function.origin();
    CumulusBase base = emission.deployment().base();
    emission.parameter(
        CMR_PASSWORD, StackParameterEmitter.secret(CMR_PASSWORD_DESCRIPTION, origin), origin);
    emission.parameter(
        LAUNCHPAD_PASSPHRASE,
        StackParameterEmitter.secret(LAUNCHPAD_PASSPHRASE_DESCRIPTION, origin),
        origin);
    MappingBuilder properties =
        CfnValue.mapping(origin)
            .put("ServiceToken", CfnValue.getAtt(function.logicalId(), "Arn", origin))
            .put(
                "Cmr", CfnValue.mapping(origin).put("Password", CfnValue.ref(CMR_PASSWORD, origin)))
            .put(
                "Launchpad",
                CfnValue.mapping(origin)
                    .put("Passphrase", CfnValue.ref(LAUNCHPAD_PASSPHRASE, origin)));
    base.storage().search().ifPresent(search -> properties.put("ElasticSearch", search(search)));
    if (!base.storage().tables().isEmpty()) {
      properties.put(
          "DynamoDBTables",
          base.storage().tables().stream().map(table -> table(table, emission)).toList());
    }
    properties.put("Users", users(base, origin, emission));
    emission.add(Resource.of(CUSTOM_RESOURCE, "Custom::Cumulus", properties, origin));
    emission.output("EncryptedCmrPassword", encrypted(CMR_PASSWORD, origin), origin);
    emission.output(
        "EncryptedLaunchpadPassphrase", encrypted(LAUNCHPAD_PASSPHRASE, origin), origin);
  }

  /** Returns one of the passwords as the custom resource has encrypted it. */
  static CfnValue encrypted(String parameter, Origin origin) {
    return CfnValue.getAtt(CUSTOM_RESOURCE, parameter, origin);
  }

  /** Returns whether there is a custom resource. */
  static boolean isThere(Emission emission) {
    return emission.deployment().lambda(FUNCTION).isPresent();
  }

  private static MappingBuilder search(SearchDomain search) {
    MappingBuilder properties =
        CfnValue.mapping(search.origin())
            .put("host", CfnValue.ref(search.endpointParameter(), search.origin()));
    return properties.putIfPresent("version", search.mapping().map(Values::number));
  }

  private static CfnValue table(Table table, Emission emission) {
    MappingBuilder properties =
        CfnValue.mapping(table.origin()).put("name", emission.prefixed(table.name().value()));
    table.pointInTime().ifPresent(on -> properties.put("pointInTime", Values.bool(on)));
    return properties.build();
  }

  private static MappingBuilder users(CumulusBase base, Origin origin, Emission emission) {
    List<CfnValue> records = new ArrayList<>();
    for (Located<String> user : base.apis().users()) {
      records.add(
          CfnValue.mapping(user.origin())
              .put("username", Values.text(user))
              .put("password", "OAuth")
              .build());
    }
    return CfnValue.mapping(origin)
        .put("table", emission.prefixed(USERS_TABLE))
        .put("records", records);
  }
}
