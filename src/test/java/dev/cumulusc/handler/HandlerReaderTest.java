package dev.cumulusc.handler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.handler.HandlerFacts.Unread;
import dev.cumulusc.javascript.Syntax;
import dev.cumulusc.runtime.HandlerStyle;
import dev.cumulusc.runtime.NodeVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandlerReaderTest {
  private static final String ASYNC = "exports.handler = async () => ({ ok: true });\n";
  private static final String CALLBACK = "exports.handler = (a, b, c) => c(null, 1);\n";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "index.handler, index, handler, true",
    "lib/index.handler, lib/index, handler, true",
    "lib/index.a.handler, lib/index, a.handler, false",
    "lib.v1/index.handler, lib.v1/index, handler, false"
  })
  void takesANameApartAsLambdaDoes(String text, String module, String export, boolean oneDot) {
    HandlerName name = HandlerName.of(text).orElseThrow();
    assertThat(name).isEqualTo(new HandlerName(text, module, export));
    assertThat(name.hasOneDot()).isEqualTo(oneDot);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "index", "lib/index", ".handler", "lib/.handler", "index.", "a.b/c"})
  void aNameWithoutAModuleOrAFunctionIsNone(String text) {
    assertThat(HandlerName.of(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "lib/index.js, lib/index.handler",
    "lib/index.cjs, lib/index.handler",
    "lib/index.js, ./lib/index.handler",
    "lib/index.js, lib//index.handler",
    "lib/index/index.js, lib/index.handler",
    "lib.v1/index.js, lib.v1/index.handler"
  })
  void findsTheModuleAsLambdaDoes(String file, String handler) throws IOException {
    write(file, ASYNC);
    HandlerFacts facts = HandlerReader.read(folder, "src/fn", handler);
    assertThat(facts.file()).contains(file);
    assertThat(facts.isFoundByRequire()).isEqualTo(file.endsWith(".js"));
    assertThat(facts.function().orElseThrow().style()).contains(HandlerStyle.ASYNC);
  }

  @Test
  void prefersTheFilesThatLambdaPrefers() throws IOException {
    write("index.mjs", "export const handler = async () => 1;\n");
    write("index.cjs", ASYNC);
    assertThat(HandlerReader.read(folder, "src", "index.handler").file()).contains("index.mjs");
    write("index.js", CALLBACK);
    assertThat(HandlerReader.read(folder, "src", "index.handler").file()).contains("index.js");
  }

  @Test
  void findsAPropertyOfAnExport() throws IOException {
    write("index.js", "exports.api = { tasks: { handler: async () => 1 } };\n");
    HandlerFacts facts = HandlerReader.read(folder, "src", "index.api.tasks.handler");
    assertThat(facts.function().orElseThrow().style()).contains(HandlerStyle.ASYNC);
  }

  @ParameterizedTest
  @ValueSource(strings = {"other.handler", "index", "../index.handler", "/index.handler", ""})
  void saysThatThereIsNoSuchFile(String handler) throws IOException {
    write("lib/index.js", ASYNC);
    assertThat(HandlerReader.read(folder.resolve("lib"), "src", handler).unread())
        .contains(Unread.MISSING)
        .as(handler);
  }

  @Test
  void aSourceThatIsMissingHasNoFiles() {
    HandlerFacts facts = HandlerReader.read(folder.resolve("none"), "none", "index.handler");
    assertThat(facts.unread()).contains(Unread.MISSING);
    facts = HandlerReader.read(folder.resolve("none.zip"), "none.zip", "index.handler");
    assertThat(facts.unread()).contains(Unread.MISSING);
  }

  @Test
  void readsAZipFile() throws IOException {
    Path zip = folder.resolve("fn.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out)) {
      put(entries, "lib/index.js", "\nmodule.exports = require('./task');\n");
      put(entries, "lib/task.js", "\n\n" + CALLBACK);
      put(entries, "package.json", "{\"type\": \"commonjs\"}");
    }
    HandlerFacts facts = HandlerReader.read(zip, "build/fn.zip", "lib/index.handler");
    assertThat(facts.kind()).isEqualTo(ModuleKind.COMMON_JS);
    FunctionFacts function = facts.function().orElseThrow();
    assertThat(function.style()).contains(HandlerStyle.CALLBACK);
    assertThat(function.at()).hasToString("build/fn.zip/lib/task.js:3:19");
  }

  @Test
  void aZipFileThatIsNoneHasNoFiles() throws IOException {
    write("fn.zip", "this is no zip file");
    HandlerFacts facts = HandlerReader.read(folder.resolve("fn.zip"), "fn.zip", "index.handler");
    assertThat(facts.unread()).contains(Unread.MISSING);
  }

  @Test
  void readsASingleFile() throws IOException {
    write("index.js", ASYNC);
    HandlerFacts facts =
        HandlerReader.read(folder.resolve("index.js"), "src/index.js", "index.handler");
    assertThat(facts.function().orElseThrow().at()).hasToString("src/index.js:1:19");
  }

  @Test
  void doesNotReadWhatIsTooLarge() throws IOException {
    write("index.js", ASYNC + "/*" + " ".repeat(CodeFiles.SIZE_LIMIT) + "*/");
    assertThat(HandlerReader.read(folder, "src", "index.handler").unread())
        .contains(Unread.TOO_LARGE);
  }

  @Test
  void readsABundleOfSomeMegabytes() throws IOException {
    StringBuilder bundle = new StringBuilder("(()=>{var m={");
    for (int i = 0; bundle.length() < 4_000_000; i++) {
      bundle.append(i).append(":(e,t,r)=>{var n=r(").append(i / 2).append(");e.exports=n.a?.b(");
      bundle.append("`x${n}y`,/[/]'/g,{c:1,...n})},");
    }
    bundle.append("};var n={};n.handler=async(e,t)=>{await r(1)};module.exports=n})();");
    write("index.js", bundle.toString());
    HandlerFacts facts = HandlerReader.read(folder, "src", "index.handler");
    assertThat(facts.function().orElseThrow().givesNothing()).isEqualTo(Answer.YES);
    assertThat(facts.syntaxNewerThan(NodeVersion.of("8.10")))
        .extracting(SyntaxUse::syntax)
        .containsExactly(Syntax.OPTIONAL_CHAINING);
  }

  @Test
  void longChainsAndDeepNestsEndInAnAnswer() throws IOException {
    String chain = "x" + ".a(1)".repeat(20_000);
    write("index.js", chain + ";\nexports.handler = async () => { " + chain + "; };\n");
    HandlerFacts facts = HandlerReader.read(folder, "src", "index.handler");
    assertThat(facts.function().orElseThrow().givesNothing()).isEqualTo(Answer.YES);
    write("index.js", "(() => {".repeat(60) + ASYNC + "})()".repeat(60));
    assertThat(HandlerReader.read(folder, "src", "index.handler").unread()).isEmpty();
    write("index.js", "[".repeat(100_000));
    assertThat(HandlerReader.read(folder, "src", "index.handler").unread())
        .contains(Unread.UNREADABLE);
  }

  @Test
  void reportsTheSyntaxThatAVersionOfNodeDoesNotRead() throws IOException {
    write("index.js", "'use strict';\nexports.handler = async (e) => e?.a ?? { ...e };\n");
    HandlerFacts facts = HandlerReader.read(folder, "src/fn", "index.handler");
    assertThat(facts.syntaxNewerThan(NodeVersion.of("8.10")))
        .extracting(use -> use.syntax() + " " + use.at())
        .containsExactly(
            "OPTIONAL_CHAINING src/fn/index.js:2:33", "NULLISH_COALESCING src/fn/index.js:2:37");
    assertThat(facts.syntaxNewerThan(NodeVersion.of("8.2"))).hasSize(3);
    assertThat(facts.syntaxNewerThan(NodeVersion.of("14.0"))).isEmpty();
  }

  @Test
  void aLinkInTheSourceIsFollowed() throws IOException {
    write("real/index.js", ASYNC);
    Files.createSymbolicLink(folder.resolve("linked"), folder.resolve("real"));
    HandlerFacts facts = HandlerReader.read(folder.resolve("linked"), "linked", "index.handler");
    assertThat(facts.function()).isPresent();
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(UTF_8));
    zip.closeEntry();
  }
}
