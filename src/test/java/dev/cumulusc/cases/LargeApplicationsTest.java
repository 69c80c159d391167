package dev.cumulusc.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Validates applications that are too large for a file of this repository, or hold no text. */
class LargeApplicationsTest {
  private static final String CONFIG =
      """
      default:
        prefix: shop
        prefixNoDash: Shop
        stackName: shop
      """;
  private static final String FUNCTION =
      """
        system_bucket: code
        iams: {lambdaProcessingRoleArn: 'arn:aws:iam::123456789012:role/lambda'}
        message_adapter_filename: adapter.zip
        lambdas:
          Crunch:
            handler: index.handler
            runtime: nodejs24.x
            source: src
            useMessageAdapter: true
      """;
  private static final int MEBIBYTE = 1 << 20;

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    write("app/config.yml", CONFIG + "  sqs: {Work: {}}\n  lambdas: !!files [lambdas.yml]\n");
    write("lambdas.yml", "{}\n");
  }

  @Test
  @Tag("fires:C0004")
  @Tag("silent:C0004")
  void reportsAFileThatCannotBeRead() throws IOException {
    assertThat(codes()).isEmpty();
    Path file = folder.resolve("lambdas.yml");
    makeUnreadable(file);
    // Where this user may read everything, a link to what nobody can read stands in for it.
    assertThat(codes()).contains("C0004 app/config.yml:6").doesNotContain("C0001 app/config.yml:6");
  }

  @Test
  @Tag("fires:C0005")
  @Tag("silent:C0005")
  void reportsAFileThatIsTooLarge() throws IOException {
    write("lambdas.yml", "{}\n#" + "x".repeat(4 * MEBIBYTE - 4));
    assertThat(codes()).isEmpty();
    write("lambdas.yml", "{}\n#" + "x".repeat(4 * MEBIBYTE - 3));
    assertThat(codes()).containsExactly("C0005 app/config.yml:6");
  }

  @Test
  @Tag("fires:C0006")
  @Tag("silent:C0006")
  void reportsAFileOfAnotherEncoding() throws IOException {
    write("lambdas.yml", "# d\u00e9but\n{}\n");
    assertThat(codes()).isEmpty();
    Files.write(folder.resolve("lambdas.yml"), new byte[] {'#', ' ', (byte) 0xe9, '\n', '{', '}'});
    assertThat(codes()).containsExactly("C0006 lambdas.yml:1");
  }

  @Test
  @Tag("fires:C0504")
  @Tag("silent:C0504")
  void reportsVariablesThatMultiply() throws IOException {
    write("app/config.yml", variables(100));
    assertThat(codes()).isEmpty();
    write("app/config.yml", variables(5000));
    assertThat(codes()).contains("C0504 app/config.yml:7");
  }

  private static String variables(int times) {
    return CONFIG
        + "  sqs: {Work: {}}\n"
        + ("  long: '" + "x".repeat(times) + "'\n")
        + ("  tags: {Long: '" + "{{long}}".repeat(times) + "'}\n");
  }

  @Test
  @Tag("fires:C2125")
  @Tag("silent:C2125")
  void reportsAnAdapterThatCannotBeRead() throws IOException {
    write("app/config.yml", CONFIG + FUNCTION);
    Files.delete(folder.resolve("lambdas.yml"));
    write("src/index.js", "exports.handler = async (event) => event;\n");
    write("app/build/adapter.zip", "adapter");
    assertThat(codes()).containsExactly("C2303 app/config.yml:9");
    makeUnreadable(folder.resolve("app/build/adapter.zip"));
    // Where root can read everything, the file is a link out of the application, which is warned
    // of.
    assertThat(codes())
        .filteredOn(code -> !code.startsWith("C0008"))
        .containsExactly("C2125 app/config.yml:7");
  }

  @Test
  @Tag("fires:C6208")
  @Tag("silent:C6208")
  @Tag("fires:C6209")
  @Tag("silent:C6209")
  void reportsTemplatesThatAreTooLarge() throws IOException {
    writeTemplate(51_000);
    assertThat(codes()).isEmpty();
    writeTemplate(51_200);
    assertThat(codes()).containsExactly("C6208 app/cloudformation.template.yml:1");
    writeTemplate(999_000);
    assertThat(codes()).containsExactly("C6208 app/cloudformation.template.yml:1");
    writeTemplate(1_000_000);
    assertThat(codes()).containsExactly("C6209 app/cloudformation.template.yml:1");
  }

  private void writeTemplate(int bytes) throws IOException {
    write(
        "app/cloudformation.template.yml",
        "AWSTemplateFormatVersion: '2010-09-09'\nMetadata: {Long: "
            + "x".repeat(bytes)
            + "}\nResources: {Queue: {Type: AWS::SQS::Queue}}\n");
  }

  /** Nobody can forbid the superuser to read, but the memory of a process has no first page. */
  private static void makeUnreadable(Path file) throws IOException {
    if (!file.toFile().setReadable(false) || Files.isReadable(file)) {
      Files.delete(file);
      Files.createSymbolicLink(file, Path.of("/proc/self/mem"));
    }
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> codes() {
    return Validation.of(List.of(folder.toString())).stream()
        .map(Validation::codeAndPlace)
        .toList();
  }
}
