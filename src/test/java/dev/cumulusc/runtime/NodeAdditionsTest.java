package dev.cumulusc.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeAdditionsTest {
  @ParameterizedTest
  @CsvSource({
    "fs/promises, 12.18, false",
    "fs/promises, 14.0, true",
    "diagnostics_channel, 14.16, false",
    "diagnostics_channel, 14.17, true",
    "diagnostics_channel, 15.0, false",
    "diagnostics_channel, 15.1, true",
    "node:fs, 14.17, false",
    "node:fs, 14.18, true",
    "node:fs, 15.14, false",
    "node:fs, 16.0, true",
    "node:readline/promises, 16.19, false",
    "node:readline/promises, 17.0, true",
    "node:worker_threads, 12.18, false",
    "node:sqlite, 20.x, false",
    "node:sqlite, 24.x, true",
  })
  void knowsWhichVersionHasAModule(String module, String node, boolean has) {
    assertThat(NodeAdditions.module(module).orElseThrow().isIn(NodeVersion.of(node)))
        .isEqualTo(has);
  }

  @Test
  void doesNotDecideOnOtherModules() {
    assertThat(NodeAdditions.module("fs")).isEmpty();
    assertThat(NodeAdditions.module("lodash")).isEmpty();
    assertThat(NodeAdditions.module("./node:fs")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "node:fs, 8.10, fs",
    "node:worker_threads, 8.10,",
    "node:worker_threads, 12.18, worker_threads",
    "node:test, 14.19,",
    "fs, 8.10,",
  })
  void knowsTheNameWithoutThePrefix(String name, String node, String plain) {
    assertThat(NodeAdditions.withoutPrefix(name, NodeVersion.of(node)).orElse(null))
        .isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource({
    "--enable-source-maps, 10.x, false",
    "--enable-source-maps, 12.18, true",
    "--enable_source_maps, 8.10, false",
    "--no-experimental-fetch, 14.19, false",
    "--unhandled-rejections=strict, 10.16, false",
    "--unhandled-rejections=strict, 10.x, true",
    "--experimental-require-module, 20.x, false",
  })
  void knowsWhichVersionTakesAnOption(String option, String node, boolean takes) {
    assertThat(NodeAdditions.option(option).orElseThrow().isIn(NodeVersion.of(node)))
        .isEqualTo(takes);
  }

  @Test
  void doesNotDecideOnOtherOptions() {
    assertThat(NodeAdditions.option("--max-old-space-size=400")).isEmpty();
    assertThat(NodeAdditions.option("-r")).isEmpty();
  }
}
