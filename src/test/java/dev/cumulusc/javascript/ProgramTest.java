package dev.cumulusc.javascript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#!/usr/bin/env node\n'use strict'",
        "\uFEFFlet x = 1",
        "a = b / c / d; e = f(x) / 2; if (g) /re'[/]/.test(h)",
        "x = a++ / 2; y = (b) / 3 /* c */ / 4",
        "a\n++b\nc\n(d)",
        "return 1",
        "let let_ = 1; let\nx; var let; let = 2",
        "async = 1; async(x); async.y; async\nfunction f() {}",
        "of = 1; get = 2; set = 3; static_ = 4; from = 5; as = 6; await = 7; yield_ = 8",
        "({get, set, async, static: 1, await: 2, new: 3, 'a-b': 4, 5: 6, [c]: 7, get d() {}, set"
            + " e(v) {}, async f() {}, *g() {}, async *h() {}, get: 1, async: 2})",
        "class A extends (B, C) { static #a = 1; static { this.b = 2 } get c() {} static async *d()"
            + " {} 'e'() {} 6() {} [f] = 7; static; get; set; async\n g; static static; #h() { return"
            + " #h in this } }",
        "for (var i = 0, n = ('a' in b); i < n; i++);",
        "for (const x of y); for (let in z); for (of of of); for (a.b in c); for (;;) break",
        "for (let [a, b = 1] of c) { continue }",
        "label: for (;;) { break label; continue label }",
        "do x++; while (x < 5) y()",
        "if (a) b; else if (c) d; else e",
        "switch (a) { case 1: case 2: b(); break; default: c() }",
        "try { a() } catch { b() } finally { c() }",
        "try { a() } catch ({ message }) { b() }",
        "with (a) b()",
        "x => y => z; (a, b = 1, ...c) => {}; () => ({}); async x => await x; async (a) => {}",
        "({ a, b: { c = 1 }, ...d }) => a; [a, , b] = c; ({ a = 1 } = b)",
        "x = () => {}\n[1, 2].forEach(f)",
        "`a${b + `c${{}}d`}e`; tag`f\\u`; a.b`c`",
        "a?.b?.[c]?.(d); e ? .5 : 1; e?.5:1",
        "new a; new a.b; new a.b(c).d(e); new (a())(); new new X; new.target",
        "function* a() { yield; yield* b; const c = yield d; yield\ne }",
        "async function a() { for await (const b of c) await d }",
        "a ?? (b || c); a ||= b; a &&= c; a ??= d; a **= 2; -(2 ** 3)",
        "0x1F; 0b1_0; 0o7; 1e+3; .5; 5.; 1_000.5e1_0; 10n; 0xFFn; 08.5",
        "'\\u{1F600}\\x41\\0\\\n'",
        "\\u0061bc = caf\u00E9 + \uD835\uDCB3",
        "var a\u200D",
        "import a from 'b'; import * as c from 'd'; import { e as f, default as g } from 'h';"
            + " import 'i'; import j, { k } from 'l'; import m from 'n' with { type: 'json' }",
        "export const a = 1, b = 2; export { a as c, b as default }; export * from 'd'; export * as"
            + " e from 'f'; export { g } from 'h'; export function i() {} export class J {} export"
            + " async function k() {}",
        "export default async (event) => event",
        "export default function () {} ",
        "import.meta.url; import('x')",
        "const x = await fetch(y)",
        "{ using a = b; await using c = d } using (e)",
        "debugger; ;;"
      })
  void readsWhatNodeReads(String text) {
    assertThat(Program.read(text, false).fault()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          (                     | 1  | ends where more belongs
          a = }                 | 4  | has `}` where something else belongs
          a b                   | 2  | has `b` where something else belongs
          'a                    | 0  | ends within a string
          `a${b                 | 5  | ends where more belongs
          `a                    | 0  | ends within a template
          x = /a                | 4  | ends within a regular expression
          a /* b                | 2  | ends within a comment
          '\\xZZ'               | 3  | has an escape that is none
          '\\u{110000}'         | 4  | has an escape that is none
          1a                    | 1  | has a name right behind a number
          a @b                  | 2  | has `@b` where something else belongs
          a = \u00A7            | 4  | has a character that means nothing there
          <div/>                | 0  | has `<div/>` where something else belongs
          const x: string = 1   | 7  | has `:` where something else belongs
          (a, ...b)             | 9  | ends where more belongs
          ()                    | 2  | ends where more belongs
          try {}                | 6  | ends where more belongs
          class { a b }         | 10 | has `b` where something else belongs
          #a                    | 2  | ends where more belongs
          export a              | 7  | has `a` where something else belongs
          """)
  void saysWhyATextIsNoJavaScript(String text, int offset, String message) {
    Program.Result read = Program.read(text.replace("\\\\", "\\"), false);
    assertThat(read.program()).isEmpty();
    assertThat(read.fault()).contains(new Program.Fault(offset, message));
  }

  @Test
  void aStringThatDoesNotEndInItsLineIsNone() {
    assertThat(Program.read("x = 'a\n'", false).fault())
        .contains(new Program.Fault(4, "has a string that does not end in its line"));
    assertThat(Program.read("x = /a\n/", false).fault())
        .contains(new Program.Fault(4, "has a regular expression that does not end in its line"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "(", "{", "x => ", "a ? b : ", "!", "new ", "if (1) ", "`${"})
  void refusesEndlessNestingInsteadOfFailing(String open) {
    assertThat(Program.read(open.repeat(100_000), false).fault())
        .map(Program.Fault::message)
        .contains("is nested too deeply");
  }

  @Test
  void longListsAndChainsAreNotDeep() {
    String text =
        "x = 1"
            + " + 1".repeat(10_000)
            + "; y = a"
            + ".b()".repeat(10_000)
            + "; z = ["
            + "1, ".repeat(10_000)
            + "]";
    assertThat(Program.read(text, false).fault()).isEmpty();
  }

  @Test
  void keepsFunctionsWithoutTheirBodiesAndGivesThemBack() {
    Program program = read("f(function a(b) { return function c() { return d } })");
    Node.Function function = functions(program.statements()).get(0);
    assertThat(function.name()).contains("a");
    assertThat(function.body()).isEmpty();
    assertThat(functions(program.body(function).parts()).get(0).body()).isEmpty();
    assertThat(functions(program.wholeBody(function).parts()).get(0).body()).isPresent();
    assertThat(shown(program, program.body(function)))
        .isEqualTo("{ return function c() { return d } }");
  }

  @Test
  void givesTheBodyOfAMethodAndOfAnArrowFunction() {
    Program program = read("x = { async m() { await a }, n: async () => await b }");
    List<Node.Function> found = functions(program.statements());
    assertThat(found).extracting(Node.Function::async).containsExactly(true, true);
    assertThat(found)
        .extracting(function -> shown(program, program.body(function)))
        .containsExactly("{ await a }", "await b");
  }

  @Test
  void knowsTheModulesThatAreAskedFor() {
    Program program =
        read(
            "import a from 'a'; const b = require('b'); function f() { require(`c`) }"
                + " try { require('d') } catch {} import('e'); require(g); export * from './h'");
    assertThat(program.requests())
        .extracting(
            request ->
                request.module()
                    + " "
                    + request.kind()
                    + (request.atLoad() ? " at load" : "")
                    + (request.guarded() ? " guarded" : ""))
        .containsExactly(
            "a IMPORT at load",
            "b REQUIRE at load",
            "c REQUIRE",
            "d REQUIRE at load guarded",
            "e DYNAMIC_IMPORT at load",
            "./h IMPORT at load");
    assertThat(program.hasModuleSyntax()).isTrue();
    assertThat(read("require('a'); import('b')").hasModuleSyntax()).isFalse();
  }

  private static Program read(String text) {
    return Program.read(text, false).program().orElseThrow();
  }

  private static String shown(Program program, Node node) {
    return program.text().substring(node.start(), node.end());
  }

  private static List<Node.Function> functions(List<Node> nodes) {
    List<Node.Function> found = new ArrayList<>();
    Deque<Node> waiting = new ArrayDeque<>(nodes);
    while (!waiting.isEmpty()) {
      Node node = waiting.pop();
      if (node instanceof Node.Function function) {
        found.add(function);
      } else {
        node.parts().forEach(waiting::add);
      }
    }
    return found;
  }
}
