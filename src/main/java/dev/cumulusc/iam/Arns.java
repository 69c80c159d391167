package dev.cumulusc.iam;

import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;

/** ARNs of things in this account and Region, whatever the partition. */
public final class Arns {
  private Arns() {}

  /**
   * Returns an ARN.
   *
   * @param service the service's part: {@code dynamodb}
   * @param resource what stands behind the account: {@code table/x}; it may hold places of {@code
   *     Fn::Sub}
   */
  public static CfnValue here(String service, String resource, Origin origin) {
    return CfnValue.sub(
        "arn:${AWS::Partition}:" + service + ":${AWS::Region}:${AWS::AccountId}:" + resource,
        origin);
  }
}
