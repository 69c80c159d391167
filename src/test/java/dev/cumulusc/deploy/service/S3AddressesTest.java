package dev.cumulusc.deploy.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class S3AddressesTest {
  @Test
  void areThoseOfTheRegion() {
    S3Addresses addresses = new S3Addresses("cn-north-1", "amazonaws.com.cn", false);

    assertThat(addresses.of("code", "app/templates/a.yml"))
        .isEqualTo("https://code.s3.cn-north-1.amazonaws.com.cn/app/templates/a.yml");
    assertThat(addresses.of("my.code", "app/a.yml"))
        .isEqualTo("https://s3.cn-north-1.amazonaws.com.cn/my.code/app/a.yml");
    assertThat(addresses.of("code", "a b/ü+.yml"))
        .isEqualTo("https://code.s3.cn-north-1.amazonaws.com.cn/a%20b/%C3%BC%2B.yml");
  }

  @Test
  void haveTheBucketInThePathForEmulators() {
    S3Addresses addresses = new S3Addresses("us-east-1", "amazonaws.com", true);

    assertThat(addresses.of("code", "a.yml"))
        .isEqualTo("https://s3.us-east-1.amazonaws.com/code/a.yml");
  }
}
