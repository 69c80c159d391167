package dev.cumulusc.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Emitted;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Roles of functions and workers that allow more than IAM has room for within them. */
class LongRolesTest {
  @Test
  void aFunctionsRoleTakesManagedPoliciesForWhatItHasNoRoomFor() {
    Emitted emitted = Emitted.of(function(120));

    assertThat(emitted.problems()).isEmpty();
    String role = emitted.resource("WorkLambdaFunctionRole").toString();
    assertThat(role).contains("ManagedPolicyArns", "{Ref=WorkLambdaFunctionRolePolicy1}");
    assertThat(role).contains("logs:PutLogEvents").doesNotContain("dynamodb:GetItem");
    assertThat(
            IntStream.rangeClosed(1, 9)
                .mapToObj(number -> "WorkLambdaFunctionRolePolicy" + number)
                .filter(emitted.template().resources()::containsKey)
                .map(id -> emitted.resource(id).toString())
                .collect(Collectors.joining()))
        .contains("/my-app-Table0}", "/my-app-Table119/index/*}");
  }

  @Test
  void aFunctionsRoleThatHasRoomHasNoOtherPolicies() {
    Emitted emitted = Emitted.of(function(3));

    assertThat(emitted.resource("WorkLambdaFunctionRole").toString())
        .contains("dynamodb:GetItem")
        .doesNotContain("ManagedPolicyArns");
  }

  @Test
  @Tag("fires:C6025")
  void aFunctionsRoleThatNothingHasRoomForIsAnError() {
    Emitted emitted = Emitted.of(function(900));

    assertThat(emitted.problems()).anyMatch(problem -> problem.contains("error C6025"));
  }

  private static String function(int tables) {
    String names =
        IntStream.range(0, tables)
            .mapToObj(number -> "Table" + number)
            .collect(Collectors.joining(", "));
    return """
        prefix: my-app
        prefixNoDash: MyApp
        system_bucket: b
        lambdas:
          Work:
            handler: index.handler
            source: src
            tables: [TABLES]
        """
        .replace("TABLES", names);
  }
}
