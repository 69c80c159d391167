package dev.cumulusc.asl.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdkNamesTest {
  private final Set<String> seen = new HashSet<>();
  private final List<String> wrong = new ArrayList<>();

  /** As the methods of the SDK for Java 2 are called, with a capital letter. */
  @ParameterizedTest
  @CsvSource({
    "stateMachineArn, StateMachineArn",
    "DBInstanceIdentifier, DbInstanceIdentifier",
    "TargetDBInstanceIdentifier, TargetDBInstanceIdentifier",
    "SSEKMSKeyId, SsekmsKeyId",
    "SSECustomerKeyMD5, SseCustomerKeyMD5",
    "KMSMasterKeyID, KmsMasterKeyID",
    "ACL, Acl",
    "URI, Uri",
    "ETag, ETag",
    "S3Bucket, S3Bucket",
    "EC2InstanceId, Ec2InstanceId",
    "ResourceARN, ResourceARN",
    "IPv6Addresses, IPv6Addresses",
    "S, S",
    "'', ''"
  })
  void areThoseOfTheSdkForJava(String apiName, String name) {
    assertThat(SdkNames.ofMember(apiName)).isEqualTo(name);
    assertThat(SdkNames.ofMember(name)).isEqualTo(name);
  }

  /** What Java keeps for itself has a name of its own. */
  @Test
  void allParametersHaveThem() {
    for (String service : SdkServices.names()) {
      for (String action : SdkServices.actions(service).orElseThrow()) {
        Parameters.of(service, action)
            .ifPresent(structure -> visit(structure, service + ":" + action));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(seen).hasSizeGreaterThan(9000);
  }

  private void visit(Parameters.Structure structure, String where) {
    for (Parameters.Member member : structure.members()) {
      String name = SdkNames.ofMember(member.apiName());
      boolean isKept = Set.of(name + "Value", "Nul").contains(member.name());
      if (!member.name().equals(name) && !isKept && !member.name().equals("Null")) {
        wrong.add(where + ": " + member.apiName() + " is " + member.name());
      }
      String below = where.substring(0, (where + ".").indexOf('.')) + "." + member.name();
      if (seen.add(below)) {
        member.inside().ifPresent(inside -> visit(inside, below));
      }
    }
  }
}
