package dev.cumulusc.rules.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.bind.DeploymentBinder;
import dev.cumulusc.capacity.InstanceSize;
import dev.cumulusc.capacity.Load;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Contexts;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.validate.RuleEngine;
import dev.cumulusc.validate.Subject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentLimitsTest {
  private static final int MEGABYTE = 1 << 20;

  @ParameterizedTest
  @CsvSource({
    "8193, 10, C5161:6",
    "7800, 10, C5162:6",
    "7782, 2048, ''",
    "256, 2049, C5163:6",
  })
  void holdsContainersAgainstTheirInstance(int memory, int cpu, String expected) {
    assertThat(
            limits(
                String.format(
                    java.util.Locale.ROOT,
                    """
                    prefix: p
                    ecs:
                      instanceType: t2.large
                      services:
                        Worker:
                          {image: x, memory: %d, cpu: %d}
                    """,
                    memory,
                    cpu)))
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
  }

  @Test
  void readsTheSizesOfInstances() {
    assertThat(InstanceSize.of("t2.large"))
        .contains(new InstanceSize("t2.large", new Load(2 * 1024, 8192)));
    assertThat(InstanceSize.of("t4g.xlarge"))
        .contains(new InstanceSize("t4g.xlarge", new Load(4 * 1024, 16_384)));
    assertThat(InstanceSize.of("t2.huge")).isEmpty();
    assertThat(InstanceSize.of("huge")).isEmpty();
  }

  @Test
  void doubtsIdsOfAnotherForm() {
    assertThat(
            limits(
                """
                prefix: p
                vpc:
                  vpcId: vpc-12345678
                  subnets:
                  - subnet-0123456789abcdef0
                  - subnet-xyz
                  securityGroup: sg-1
                """))
        .containsExactly("C5171:6", "C5171:7");
  }

  @Test
  @Tag("fires:C5181")
  @Tag("silent:C5181")
  @Tag("fires:C5182")
  @Tag("silent:C5182")
  void weighsPackages(@TempDir Path folder) throws IOException {
    write(folder.resolve("small/index.js"), 249 * MEGABYTE);
    write(folder.resolve("large/index.js"), 251 * MEGABYTE);
    write(folder.resolve("small.zip"), 1);
    writeZip(folder.resolve("fits.zip"), 49);
    writeZip(folder.resolve("heavy.zip"), 51);
    assertThat(packages(folder)).containsExactly("C5181:4", "C5182:8");
  }

  /** Makes a zip file with one entry, which is not compressed. */
  private static void writeZip(Path file, int megabytes) throws IOException {
    byte[] content = new byte[megabytes * MEGABYTE];
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry("index.js");
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(entry);
      zip.write(content);
    }
  }

  private static List<String> packages(Path folder) {
    Diagnostics diagnostics = new Diagnostics();
    Deployment deployment =
        bind(
            """
            prefix: p
            lambdas:
              Small: {handler: index.handler, source: small}
              Large: {handler: index.handler, source: large}
              Broken: {handler: index.handler, source: small.zip}
              Absent: {handler: index.handler, source: absent}
              Fits: {handler: index.handler, source: fits.zip}
              Heavy: {handler: index.handler, source: heavy.zip}
            """);
    new PackageSize().check(Contexts.of(deployment, folder), diagnostics);
    return codes(diagnostics);
  }

  /** Makes a file of a size without writing its content. */
  private static void write(Path file, int size) throws IOException {
    Files.createDirectories(file.getParent());
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
      content.setLength(size);
    }
  }

  private static List<String> limits(String yaml) {
    Diagnostics diagnostics = new Diagnostics();
    Subject subject = new Subject(Optional.of(Contexts.of(bind(yaml))), List.of(), List.of(), true);
    new RuleEngine(LimitRules.all()).run(subject, diagnostics);
    return codes(diagnostics);
  }

  private static Deployment bind(String yaml) {
    return new DeploymentBinder(new Diagnostics()).bind("dev", Yaml.mapping(yaml));
  }

  private static List<String> codes(Diagnostics diagnostics) {
    return diagnostics.sorted().stream().map(DeploymentLimitsTest::code).toList();
  }

  private static String code(Diagnostic found) {
    return found.rule().code() + ":" + found.at().line();
  }
}
