package dev.cumulusc.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "TOKEN_SECRET",
        "EARTHDATA_CLIENT_PASSWORD",
        "METRICS_ES_PASS",
        "pass",
        "apiKey",
        "api_key",
        "APIKEY",
        "secretHashKey",
        "privateKey",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_ACCESS_KEY_ID",
        "key",
        "keys",
        "authToken",
        "accesstoken",
        "encryption-key",
        "passwordField",
        "dbPasswd",
        "sshkey",
        "urs.token",
        "CMR_TOKEN",
        "DB_PWD",
        "dbPwd",
        "db-pass",
        "dbpass",
        "UserPass",
        "AUTHORIZATION",
        "Proxy-Authorization",
        "DbCredentials",
        "CREDENTIALS"
      })
  void isNamedSo(String name) {
    assertThat(Secrets.isSecretName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PWD",
        "OLDPWD",
        "AuthorizationType",
        "SECRET_ARN",
        "SecretId",
        "SECRET_ID",
        "passwordLength",
        "PasswordPolicy",
        "KeyConditionExpression",
        "ExclusiveStartKey",
        "hashKey",
        "rangeKey",
        "sort_key",
        "hashkey",
        "s3Key",
        "S3_KEY",
        "publicKey",
        "primaryKey",
        "ec2KeyPair",
        "key_name",
        "keyPrefix",
        "kmsKeyArn",
        "KmsKeyId",
        "CredentialsArn",
        "tokenField",
        "TokenUrl",
        "token_type",
        "compassion",
        "passive",
        "name",
        "",
        "bypass"
      })
  void isNotNamedSo(String name) {
    assertThat(Secrets.isSecretName(name)).isFalse();
  }

  /** A Task and an API name a role in this field. */
  @Test
  void theFieldForARoleIsNoSecret() {
    assertThat(Secrets.isSecretMember("Credentials")).isFalse();
    assertThat(Secrets.isSecretMember("dbCredentials")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://u:p@h/db",
        "see amqps://:p@h and more",
        "https://user:p%40ss@example.org/x",
        "https://example.org/a?x=1&apiKey=abc",
        "jdbc:mysql://h/db?user=u&password=abc",
        "serve --db-password=abc --port=1",
        "--token=abc"
      })
  void isAPasswordInAnAddress(String text) {
    assertThat(Secrets.hasPassword(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org:8080/a@b",
        "https://user@example.org",
        "docker://alpine:3.19@sha256:abc",
        "postgres://u:${Password}@h/db",
        "https://example.org/a?token=${Token}&key=abc",
        "--password=${Password}",
        "--password-file=a",
        "-- secret=abc",
        "postgres://u:{{PASSWORD}}@h/db",
        "arn:aws:sns:us-east-1:123456789012:a"
      })
  void isNoPasswordInAnAddress(String text) {
    assertThat(Secrets.hasPassword(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{resolve:secretsmanager:${S}:SecretString:password}}",
        "{{resolve:secretsmanager:",
        ":SecretString:password}}",
        "$.token",
        "$$.Task.Token",
        "{% $states.input.token %}",
        "{$.meta.token}",
        "${Token}",
        "arn:aws:kms:us-east-1:123456789012:key/a"
      })
  void isAReference(String text) {
    assertThat(Secrets.isReference(text)).isTrue();
  }

  @Test
  void isMaskedAnywhereOrAsAWordOfItsOwn() {
    List<String> secrets = List.of("hunter2-hunter2", "pin42", "ab");
    assertThat(Secrets.mask("xhunter2-hunter2x, 'pin42' and pin42.", secrets))
        .isEqualTo("x****x, '****' and ****.");
    assertThat(Secrets.mask("spin42 pin420 cab ab", secrets)).isEqualTo("spin42 pin420 cab ab");
    assertThat(Secrets.mask("pin42pin42 pin42", secrets)).isEqualTo("pin42pin42 ****");
    assertThat(Secrets.occursIn("a=pin42;", "pin42")).isTrue();
  }

  @Test
  void isMaskedAnywhereFromSixCharactersOnAndAsAWordFromThree() {
    assertThat(Secrets.mask("xsix666x", List.of("six666"))).isEqualTo("x****x");
    assertThat(Secrets.mask("xfiv55x fiv55", List.of("fiv55"))).isEqualTo("xfiv55x ****");
    assertThat(Secrets.mask("abc abcd", List.of("abc"))).isEqualTo("**** abcd");
    assertThat(Secrets.mask("ab abc", List.of("ab"))).isEqualTo("ab abc");
    assertThat(Secrets.isLongEnough("six666")).isTrue();
    assertThat(Secrets.isLongEnough("fiv55")).isFalse();
  }
}
