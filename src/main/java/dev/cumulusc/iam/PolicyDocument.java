package dev.cumulusc.iam;

import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import java.util.ArrayList;
import java.util.List;

/** Policy documents as a template has them. */
public final class PolicyDocument {
  private static final String VERSION = "2012-10-17";

  private PolicyDocument() {}

  /** Returns a document that allows what its statements allow; there must be one at least. */
  public static CfnValue.Mapping of(List<Statement> statements, Origin origin) {
    return of(statements, List.of(), origin);
  }

  /**
   * Returns a document that lets a service take the role.
   *
   * @param service the service's principal: {@code lambda.amazonaws.com}; a Region of it may be
   *     referred to: {@code states.${AWS::Region}.amazonaws.com}
   */
  public static CfnValue.Mapping trust(String service, Origin origin) {
    return document(List.of(trustStatement(service, origin).build()), origin);
  }

  /** Returns a document that lets a service take the role on behalf of this account only. */
  public static CfnValue.Mapping trustWithinAccount(String service, Origin origin) {
    MappingBuilder condition =
        CfnValue.mapping(origin)
            .put(
                "StringEquals",
                CfnValue.mapping(origin)
                    .put("aws:SourceAccount", CfnValue.ref("AWS::AccountId", origin)));
    return document(
        List.of(trustStatement(service, origin).put("Condition", condition).build()), origin);
  }

  /**
   * Returns a document that lets a service do something with a resource, on behalf of some sources
   * only.
   *
   * @param sources the ARNs of the sources; at least one
   */
  public static CfnValue.Mapping lettingService(
      String service, String action, CfnValue resource, List<CfnValue> sources, Origin origin) {
    CfnValue condition = sources.size() == 1 ? sources.get(0) : CfnValue.list(sources, origin);
    return document(
        List.of(
            CfnValue.mapping(origin)
                .put("Effect", "Allow")
                .put("Principal", CfnValue.mapping(origin).put("Service", service))
                .put("Action", action)
                .put("Resource", resource)
                .put(
                    "Condition",
                    CfnValue.mapping(origin)
                        .put("ArnEquals", CfnValue.mapping(origin).put("aws:SourceArn", condition)))
                .build()),
        origin);
  }

  private static MappingBuilder trustStatement(String service, Origin origin) {
    CfnValue principal =
        service.contains("${") ? CfnValue.sub(service, origin) : CfnValue.text(service, origin);
    return CfnValue.mapping(origin)
        .put("Effect", "Allow")
        .put("Principal", CfnValue.mapping(origin).put("Service", principal))
        .put("Action", "sts:AssumeRole");
  }

  /**
   * Returns a document with further statements as they were written.
   *
   * @param written the further statements
   */
  public static CfnValue.Mapping of(
      List<Statement> statements, List<CfnValue.Mapping> written, Origin origin) {
    List<CfnValue> all = new ArrayList<>();
    statements.forEach(statement -> all.add(statement.value(origin)));
    all.addAll(written);
    return document(all, origin);
  }

  private static CfnValue.Mapping document(List<CfnValue> statements, Origin origin) {
    return CfnValue.mapping(origin).put("Version", VERSION).put("Statement", statements).build();
  }
}
