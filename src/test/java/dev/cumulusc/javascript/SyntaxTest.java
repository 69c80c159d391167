package dev.cumulusc.javascript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxTest {
  @ParameterizedTest
  @EnumSource(Syntax.class)
  void eachIsFoundWhereItStands(Syntax syntax) {
    for (String example : examples(syntax)) {
      int at = example.indexOf('^');
      String text = example.substring(0, at) + example.substring(at + 1);
      Program program = Program.read(text, false).program().orElseThrow();
      assertThat(program.syntax()).as(text).containsOnly(java.util.Map.entry(syntax, at));
    }
  }

  private static List<String> examples(Syntax syntax) {
    return switch (syntax) {
      case OBJECT_SPREAD -> List.of("a = { ^...b }", "const { a, ^...b } = c");
      case ASYNC_ITERATION -> List.of("async function f() { ^for await (const a of b) c() }");
      case ASYNC_GENERATOR -> List.of("^async function* f() {}", "a = { ^async *f() {} }");
      case OPTIONAL_CATCH -> List.of("try { a() } ^catch { b() }");
      case LINE_SEPARATOR_IN_STRING -> List.of("'a^\u2028'", "'^\u2029'");
      case DYNAMIC_IMPORT -> List.of("a = () => ^import('b')");
      case REGEX_GROUP -> List.of("a = ^/(?<b>c)/", "a = b.d(^/[(]x(?<c>d)/g)");
      case REGEX_PROPERTY -> List.of("a = ^/\\p{L}/u", "a = ^/[\\P{L}]/u");
      case BIG_INTEGER -> List.of("a = ^10n", "a = ^0xFFn");
      case IMPORT_META -> List.of("a = ^import.meta");
      case CLASS_FIELD ->
          List.of("class A { ^b = 1 }", "class A { ^static b }", "class A { ^'b' }");
      case PRIVATE_FIELD -> List.of("class A { ^#b = 1 }", "class A { ^static #b }");
      case EXPORT_NAMESPACE -> List.of("^export * as a from 'b'");
      case NUMERIC_SEPARATOR -> List.of("a = ^1_000", "a = ^0xF_F", "a = ^.1_1");
      case OPTIONAL_CHAINING -> List.of("a = b^?.c", "a = b^?.[c]", "a^?.()");
      case NULLISH_COALESCING -> List.of("a = b ^?? c");
      case PRIVATE_METHOD ->
          List.of(
              "class A { ^#b() {} }", "class A { ^static #b() {} }", "class A { ^get #b() {} }");
      case TOP_LEVEL_AWAIT -> List.of("^await a", "a = ^await b()");
      case LOGICAL_ASSIGNMENT -> List.of("a ^??= b", "a ^||= b", "a ^&&= b");
      case REGEX_INDICES -> List.of("a = ^/b/d", "a = ^/[/]/dgi");
      case EXPORTED_STRING -> List.of("export { a as ^'b c' }");
      case PRIVATE_NAME_IN -> List.of("a = ^#b in c");
      case STATIC_BLOCK -> List.of("class A { ^static { b() } }");
      case IMPORT_OPTIONS -> List.of();
      case IMPORT_ASSERTIONS -> List.of("^import a from 'b' assert { type: 'json' }");
      case IMPORT_ATTRIBUTES -> List.of("^import a from 'b' with { type: 'json' }");
      case REGEX_SETS -> List.of("a = ^/[b--c]/v");
      case REGEX_MODIFIERS -> List.of("a = ^/b(?i:c)/", "a = ^/(?-i:c)/", "a = ^/(?ms-i:c)/");
      case REGEX_DUPLICATE_GROUP -> List.of();
      case USING -> List.of("{ ^using a = b() }", "async () => { ^await using a = b }");
    };
  }

  @Test
  void groupsOfOneNameAreFoundAndOthersAreNot() {
    Program program = Program.read("a = /(?<b>c)|(?<b>d)/", false).program().orElseThrow();
    assertThat(program.syntax()).containsOnlyKeys(Syntax.REGEX_GROUP, Syntax.REGEX_DUPLICATE_GROUP);
    program = Program.read("a = /(?<b>c)|(?<bb>d)/", false).program().orElseThrow();
    assertThat(program.syntax()).containsOnlyKeys(Syntax.REGEX_GROUP);
    program = Program.read("a = /(?:b)(?=i)[(?i:]/", false).program().orElseThrow();
    assertThat(program.syntax()).isEmpty();
  }

  @Test
  void optionsOfAnImportAreFoundBesideIt() {
    Program program = Program.read("a = import('b', c)", false).program().orElseThrow();
    assertThat(program.syntax()).containsOnlyKeys(Syntax.DYNAMIC_IMPORT, Syntax.IMPORT_OPTIONS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'a ?. b ?? c'",
        "`1_000`",
        "/a?.b??c/gimsuy",
        "/(?<=a)b(?<!c)[(?<d>]\\(?<e>\\p{L}/; /\\p{L}/",
        "// a?.b\n/* c ??= d */",
        "a ? .5 : 1",
        "a_1 = b.n10n",
        "f(...a); [...b]; function c(...d) {}",
        "async function a(b,) { await c; for (const d of e); }",
        "function* a() {}",
        "a ** b; async (c) => { const { d } = c; }",
        "try { a() } catch (b) {}",
        "class A { static b() {} get c() {} 'd'() {} async e() {} *f() {} }",
        "await = 1; await(2); using = 3; using(4); using\na",
        "import * as a from 'b'; export { a }; export * from 'c'",
        "new.target; a = b in c"
      })
  void whatNode8ReadsIsNotFound(String text) {
    assertThat(Program.read(text, false).program().orElseThrow().syntax()).isEmpty();
  }

  @Test
  void theFirstPlaceCounts() {
    Program program = Program.read("a ?? b; c ?? d", false).program().orElseThrow();
    assertThat(program.syntax()).containsExactly(java.util.Map.entry(Syntax.NULLISH_COALESCING, 2));
  }

  @Test
  void theTableGoesFromOldToNew() {
    assertThat(Syntax.values()).isSortedAccordingTo(Comparator.comparing(Syntax::since));
    assertThat(Syntax.values()).extracting(Syntax::shown).doesNotHaveDuplicates();
  }
}
