package dev.cumulusc.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.bind.DeploymentBinder;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Plain;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.resolve.StackKind;
import dev.cumulusc.tree.MappingNode;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeAddressesTest {
  private static final String HASH = "[0-9a-f]{64}";

  @TempDir Path root;
  private final Diagnostics diagnostics = new Diagnostics();

  @BeforeEach
  void writeTheSources() throws IOException {
    write("app/src/index.js", "exports.handler = 1;\n");
    write("app/src/lib/util.js", "exports.util = 2;\n");
    write("app/other/index.js", "exports.handler = 3;\n");
  }

  @Test
  void namesEachContentAfterItsFirstFunction() {
    Map<String, CodeAddress> addresses =
        addresses(
            """
            lambdas:
              One: {handler: h.h, source: src}
              Two: {handler: h.h, source: src/}
              Three: {handler: h.h, source: ./other}
            """);

    assertThat(diagnostics.sorted()).isEmpty();
    assertThat(key(addresses, "One")).matches("my-stack/lambdas/" + HASH + "-One\\.zip");
    assertThat(key(addresses, "Two")).isEqualTo(key(addresses, "One"));
    assertThat(key(addresses, "Three")).matches("my-stack/lambdas/" + HASH + "-Three\\.zip");
    assertThat(addresses.get("One").hash()).hasValueSatisfying(hash -> matches(hash, HASH));
    assertThat(Plain.of(addresses.get("One").bucket())).isEqualTo("code");
  }

  @Test
  void dependsNeitherOnThePlaceNorOnTimes() throws IOException {
    String here = sourceHash();
    Path elsewhere = root.resolve("deeper/in/another");
    copy(root.resolve("app"), elsewhere.resolve("app"));
    Files.setLastModifiedTime(
        elsewhere.resolve("app/src/index.js"), FileTime.fromMillis(1_000_000_000_000L));
    root = elsewhere;

    assertThat(sourceHash()).isEqualTo(here);
  }

  @Test
  void knowsTheHashThatEveryPlatformComesTo() {
    assertThat(sourceHash())
        .isEqualTo("0271aa2a8a204c937b686827540df2743663557391848326736061acbdc68972");
  }

  @Test
  void dependsOnContentsNamesAndModes() throws IOException {
    String before = sourceHash();
    write("app/src/index.js", "exports.handler = 2;\n");
    String otherContent = sourceHash();
    write("app/src/index.js", "exports.handler = 1;\n");
    assertThat(sourceHash()).isEqualTo(before);
    Files.move(root.resolve("app/src/lib/util.js"), root.resolve("app/src/lib/utils.js"));
    String otherName = sourceHash();
    Files.move(root.resolve("app/src/lib/utils.js"), root.resolve("app/src/lib/util.js"));
    Files.setPosixFilePermissions(
        root.resolve("app/src/index.js"), PosixFilePermissions.fromString("rwxr-xr-x"));
    String otherMode = sourceHash();
    Files.setPosixFilePermissions(
        root.resolve("app/src/index.js"), PosixFilePermissions.fromString("rw-------"));

    assertThat(List.of(before, otherContent, otherName, otherMode)).doesNotHaveDuplicates();
    assertThat(sourceHash()).isEqualTo(before);
  }

  @Test
  @Tag("silent:C2122")
  void takesALinkForWhatItLeadsTo() throws IOException {
    String before = sourceHash();
    Files.move(root.resolve("app/src/lib"), root.resolve("app/lib"));
    Files.createSymbolicLink(root.resolve("app/src/lib"), Path.of("../lib"));

    assertThat(sourceHash()).isEqualTo(before);
    assertThat(diagnostics.sorted()).isEmpty();
  }

  @Test
  @Tag("fires:C2122")
  void reportsLinksThatCannotBePacked() throws IOException {
    Files.createSymbolicLink(root.resolve("app/src/loop"), Path.of("."));
    Files.createSymbolicLink(root.resolve("app/other/broken"), Path.of("nowhere"));
    addresses(
        """
        lambdas:
          One: {handler: h.h, source: src}
          Two: {handler: h.h, source: other}
        """);

    assertThat(reported())
        .containsExactly(
            "error C2122 config.yml:5:31 The link `loop` leads to a folder that holds it.",
            "error C2122 config.yml:6:31 The link `broken` leads nowhere.");
  }

  @Test
  void hashesManyFilesAsItHashesFew() throws IOException {
    for (int i = 0; i < 200; i++) {
      write("app/src/many/" + i + ".js", "x" + i);
    }
    String first = sourceHash();

    assertThat(sourceHash()).isEqualTo(first);
  }

  @Test
  void takesAZipFileAsItIs() throws IOException {
    Path file = Files.write(root.resolve("app/packed.zip"), ZipFiles.of(Map.of("a.js", "abc")));

    assertThat(key(addresses("lambdas:\n  One: {handler: h.h, source: packed.zip}\n"), "One"))
        .isEqualTo("my-stack/lambdas/" + ContentHash.ofFile(file) + "-One.zip");
  }

  @Test
  void takesCodeThatIsInS3() {
    CodeAddress address =
        addresses(
                """
                lambdas:
                  One:
                    handler: h.h
                    s3Source: {bucket: shared, key: a/b.zip, uniqueIdentifier: v5}
                """)
            .get("One");

    assertThat(Plain.of(address.bucket())).isEqualTo("shared");
    assertThat(Plain.of(address.key())).isEqualTo("a/b.zip");
    assertThat(address.hash()).contains("v5");
  }

  @Test
  void putsTheAdaptersHashBeforeTheKey() throws IOException {
    write("app/app/build/cumulus-message-adapter.zip", "adapter");
    Map<String, CodeAddress> addresses =
        addresses(
            """
            lambdas:
              One: {handler: h.h, source: src}
              Two: {handler: h.h, source: src, useMessageAdapter: true}
            """);

    assertThat(diagnostics.sorted()).isEmpty();
    assertThat(key(addresses, "Two"))
        .matches("my-stack/lambdas/" + HASH + "-" + HASH + "-One\\.zip");
    assertThat(addresses.get("Two").hash()).isNotEqualTo(addresses.get("One").hash());
  }

  @Test
  void saysOnceThatTheAdapterIsMissing() {
    Map<String, CodeAddress> addresses =
        addresses(
            """
            lambdas:
              One: {handler: h.h, source: src, useMessageAdapter: true}
              Two: {handler: h.h, source: other, useMessageAdapter: true}
            """);

    assertThat(reported())
        .containsExactly(
            "note C2124 config.yml:5:3 `One` wants the message adapter in its package, but there is"
                + " no `app/build/cumulus-message-adapter.zip`, so the package has none.");
    assertThat(key(addresses, "One")).matches("my-stack/lambdas/" + HASH + "-One\\.zip");
  }

  @Test
  void reportsCodeThatIsNotThere() {
    addresses(
        """
        lambdas:
          One: {handler: h.h, source: scr}
          Two: {handler: h.h}
        """);

    assertThat(reported())
        .containsExactly(
            "error C0001 config.yml:5:31 The path `scr` does not exist.",
            "error C2120 config.yml:6:3 The function `Two` does not say where its code is.");
  }

  @Test
  void asksOnceForABucket() {
    Deployment deployment =
        bind(
            """
            prefix: p
            lambdas:
              One: {handler: h.h, source: src}
              Two: {handler: h.h, source: other}
            """);
    CodeAddresses.of(deployment, application(deployment), diagnostics);

    assertThat(reported())
        .containsExactly(
            "error C2121 config.yml:3:31 This code has to be deployed from a bucket, but none is"
                + " set.");
  }

  private String sourceHash() {
    return addresses("lambdas:\n  One: {handler: h.h, source: src}\n")
        .get("One")
        .hash()
        .orElseThrow();
  }

  private Map<String, CodeAddress> addresses(String lambdas) {
    Deployment deployment =
        bind(
            """
            prefix: my-app
            stackName: my-stack
            system_bucket: code
            """
                + lambdas);
    return CodeAddresses.of(deployment, application(deployment), diagnostics);
  }

  private Deployment bind(String yaml) {
    return new DeploymentBinder(new Diagnostics()).bind("test", Yaml.mapping(yaml));
  }

  private Application application(Deployment deployment) {
    return new Application(
        Workspace.at(root.resolve("app")),
        "test",
        "app",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        StackKind.APPLICATION,
        MappingNode.empty(deployment.origin()),
        Set.of());
  }

  private List<String> reported() {
    return diagnostics.sorted().stream()
        .map(
            found ->
                found.severity().label()
                    + " "
                    + found.rule().code()
                    + " "
                    + found.at()
                    + " "
                    + found.message())
        .toList();
  }

  private static String key(Map<String, CodeAddress> addresses, String function) {
    return (String) Plain.of(addresses.get(function).key());
  }

  private static void matches(String text, String pattern) {
    assertThat(text).matches(pattern);
  }

  private void write(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : files.sorted().toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
