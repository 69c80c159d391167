package dev.cumulusc.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NestedTemplateAddressTest {
  private static final NestedTemplateAddress API = new NestedTemplateAddress("shop", "Api");

  @Test
  void readsWhatItPrints() {
    assertThat(API.in("my.bucket")).isEqualTo("http://my.bucket.s3.amazonaws.com/shop/Api.yml");
    assertThat(NestedTemplateAddress.read(API.in("my.bucket"))).contains(API);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://s3.amazonaws.com/bucket/shop/Api.yml",
        "https://bucket.s3.eu-central-1.amazonaws.com/deep/er/shop/Api.yml"
      })
  void readsAddressesThatAuthorsWrite(String address) {
    assertThat(NestedTemplateAddress.read(address)).contains(API);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop/Api.yml",
        "http://Api.yml",
        "https://bucket.s3.amazonaws.com/shop/Api.json",
        "s3://bucket/shop/Api.yml",
        ""
      })
  void readsNothingElse(String address) {
    assertThat(NestedTemplateAddress.read(address)).isEmpty();
  }
}
