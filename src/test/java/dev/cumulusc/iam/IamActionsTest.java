package dev.cumulusc.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.iam.IamActions.Action;
import dev.cumulusc.iam.IamActions.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IamActionsTest {
  @Test
  void actionsAreFoundInAnyCaseAndSpelledAsAwsDoes() {
    assertThat(IamActions.find("s3:getobject").map(Action::name)).contains("s3:GetObject");
    assertThat(IamActions.find("s3:GetBucketCors").map(Action::name)).contains("s3:GetBucketCORS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3:CopyObject", "s3:HeadObject", "nothing:GetObject", "s3", "s3:", ""})
  void whatDoesNotExistIsNotFound(String action) {
    assertThat(IamActions.find(action)).isEmpty();
  }

  @Test
  void anActionKnowsTheArnsOfItsResources() {
    Action action = IamActions.find("ecs:StopTask").orElseThrow();
    assertThat(action.takesArn()).isTrue();
    assertThat(action.required()).containsExactly("task");
    assertThat(action.resourceTypes())
        .containsExactly(
            new ResourceType(
                "task",
                List.of(
                    "arn:${Partition}:ecs:${Region}:${Account}:task/${ClusterName}/${TaskId}")));
  }

  @Test
  void typesThatARequestNeedNotHaveAreNotRequired() {
    Action action = IamActions.find("mediaconvert:CreateJob").orElseThrow();
    assertThat(action.resourceTypes())
        .extracting(ResourceType::name)
        .containsExactly("JobTemplate", "Preset", "Queue");
    assertThat(action.required()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "batch:DescribeJobs",
        "logs:CreateLogDelivery",
        "s3:ListAllMyBuckets",
        "xray:PutTraceSegments"
      })
  void someActionsTakeNoArn(String action) {
    assertThat(IamActions.find(action).orElseThrow().takesArn()).isFalse();
  }

  @Test
  void eachServiceIsWhole() {
    List<String> wrong = new ArrayList<>();
    int all = 0;
    for (String prefix : IamActions.prefixes()) {
      for (Action action : IamActions.actions(prefix)) {
        all++;
        if (!IamActions.find(action.name()).equals(Optional.of(action))) {
          wrong.add(action.name() + " is not found");
        }
        for (ResourceType type : action.resourceTypes()) {
          if (type.arns().isEmpty() || !type.arns().stream().allMatch(IamActionsTest::isArn)) {
            wrong.add(action.name() + " has a " + type);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(all).isGreaterThan(20_000);
  }

  private static boolean isArn(String form) {
    return form.startsWith("arn:") && form.split(":", -1).length >= 6 && !form.contains("~");
  }
}
