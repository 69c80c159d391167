package dev.cumulusc.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.jsonata.Usage.CallUse;
import dev.cumulusc.asl.jsonata.Usage.Place;
import dev.cumulusc.asl.jsonata.Usage.VariableUse;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageTest {
  @Test
  void findsVariablesWithTheNamesThatFollow() {
    assertThat(usage("$states.context.Task.Token & $order[0].id").variables())
        .containsExactly(
            new VariableUse("states", 0, List.of("context", "Task", "Token")),
            new VariableUse("order", 29, List.of()));
  }

  @Test
  void stopsTheNamesAtAPredicate() {
    assertThat(usage("$states.input.items[price > $limit].id").variables())
        .containsExactly(
            new VariableUse("states", 0, List.of("input", "items")),
            new VariableUse("limit", 28, List.of()));
  }

  @Test
  void leavesOutWhatTheExpressionBinds() {
    assertThat(usage("( $a := $b; $f := function($x){ $x + $a }; $f($a) )").variables())
        .containsExactly(new VariableUse("b", 8, List.of()));
  }

  @Test
  void takesWhatABlockInsideBindsForItsOwn() {
    assertThat(usage("( $a := 1; ( $b := 2; $a + $b ); $b )").variables())
        .containsExactly(new VariableUse("b", 33, List.of()));
    assertThat(usage("( $f := function($x){ ( $y := $x; $y ) }; $f($y) )").variables())
        .containsExactly(new VariableUse("y", 45, List.of()));
    assertThat(usage("[$a := 1, $a, a@$b.($b + $c)]").variables())
        .containsExactly(new VariableUse("c", 25, List.of()));
  }

  @Test
  void endsABindingWithItsBlock() {
    assertThat(usage("[( $a := 1; $a ), $a]").variables())
        .containsExactly(new VariableUse("a", 18, List.of()));
  }

  @Test
  void leavesOutFunctionsThatArePassedOn() {
    assertThat(usage("$map($x, $uppercase) ~> $distinct").variables())
        .containsExactly(new VariableUse("x", 5, List.of()));
  }

  @Test
  void findsCalls() {
    assertThat(usage("$eval('1') + $sum($own(2)) + ($g := function(){1}; $g())").calls())
        .containsExactly(new CallUse("eval", 0), new CallUse("sum", 13), new CallUse("own", 18));
  }

  @Test
  void findsTheMissingContext() {
    assertThat(usage("$ & $.a & $$.b & $x.($) & $x[$ > 1] & $x{$: 1}").roots())
        .containsExactly(new Place("$", 0), new Place("$", 4), new Place("$$", 10));
  }

  @Test
  void findsFieldsOfNothing() {
    assertThat(usage("a.b & $x.c & {'k': d} & $x[e = 1] & $x^(f)").fields())
        .containsExactly(new Place("a", 0), new Place("d", 19));
  }

  @Test
  void keepsTheMissingContextInTheBodiesOfFunctions() {
    Usage found =
        usage("$map($x, function($y){ $y.a + b + $.c }) & $x.($map(d, function($y){ e }))");
    assertThat(found.fields()).containsExactly(new Place("b", 30));
    assertThat(found.roots()).containsExactly(new Place("$", 34));
  }

  @Test
  void findsVariablesThatAreAskedFor() {
    assertThat(usage("$exists($a.b[0].c) and $exists($b) and $count($c)").asked())
        .containsExactlyInAnyOrder("a", "b");
  }

  private static Usage usage(String text) {
    return Usage.of(JsonataParser.parse(text).expression().orElseThrow());
  }
}
