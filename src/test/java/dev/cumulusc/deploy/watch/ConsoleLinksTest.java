package dev.cumulusc.deploy.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConsoleLinksTest {
  @Test
  void leadToTheStackInItsPartition() {
    assertThat(ConsoleLinks.events("arn:aws:cloudformation:us-west-2:123456789012:stack/a/1-2"))
        .contains(
            "https://us-west-2.console.aws.amazon.com/cloudformation/home?region=us-west-2"
                + "#/stacks/events?stackId="
                + "arn%3Aaws%3Acloudformation%3Aus-west-2%3A123456789012%3Astack%2Fa%2F1-2");
    assertThat(ConsoleLinks.events("arn:aws-us-gov:cloudformation:us-gov-west-1:1:stack/a/1"))
        .hasValueSatisfying(
            link ->
                assertThat(link).startsWith("https://us-gov-west-1.console.amazonaws-us-gov.com/"));
    assertThat(ConsoleLinks.events("arn:aws-cn:cloudformation:cn-north-1:1:stack/a/1"))
        .hasValueSatisfying(
            link -> assertThat(link).startsWith("https://cn-north-1.console.amazonaws.cn/"));
    assertThat(ConsoleLinks.changes("arn:aws:cloudformation:eu-west-1:1:stack/a/1", "arn:b"))
        .hasValueSatisfying(link -> assertThat(link).endsWith("&changeSetId=arn%3Ab"));
  }

  @Test
  void leadNowhereElse() {
    assertThat(ConsoleLinks.events("shop")).isEmpty();
    assertThat(ConsoleLinks.events("arn:aws-iso:cloudformation:us-iso-east-1:1:stack/a/1"))
        .isEmpty();
  }
}
