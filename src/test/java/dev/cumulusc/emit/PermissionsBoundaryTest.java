package dev.cumulusc.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Emitted;
import dev.cumulusc.template.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PermissionsBoundaryTest {
  private static final String FUNCTION =
      "prefix: x\nlambdas: {Fetch: {handler: index.handler, s3Source: {bucket: b, key: k}}}\n";

  private static List<Object> boundaries(Emitted emitted) {
    return emitted.template().resources().values().stream()
        .filter(resource -> resource.type().equals("AWS::IAM::Role"))
        .map(Resource::logicalId)
        .<Object>map(id -> emitted.properties(id).getOrDefault("PermissionsBoundary", "none"))
        .toList();
  }

  @Test
  void keepsTheTemplatesRolesWithinTheBoundary() {
    Emitted emitted = Emitted.of(FUNCTION + "useNgapPermissionBoundary: true\n");

    assertThat(boundaries(emitted))
        .isNotEmpty()
        .allMatch(
            Map.of(
                    "Fn::Sub",
                    "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/NGAPShRoleBoundary")
                ::equals);
    assertThat(emitted.problems()).isEmpty();
  }

  @Test
  void leavesRolesAloneWhereNobodyAsks() {
    assertThat(boundaries(Emitted.of(FUNCTION))).isNotEmpty().allMatch("none"::equals);
  }
}
