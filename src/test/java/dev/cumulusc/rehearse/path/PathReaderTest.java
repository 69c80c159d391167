package dev.cumulusc.rehearse.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cumulusc.asl.path.PathParser;
import dev.cumulusc.rehearse.json.JsonReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathReaderTest {
  private static final String VALUE =
      "{\"store\":{\"book\":[{\"t\":\"A\",\"p\":8,\"isbn\":\"1\"},{\"t\":\"B\",\"p\":12},"
          + "{\"t\":\"C\",\"p\":9,\"tags\":[\"x\"]}],\"p\":3},\"a b\":1}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "$ # " + VALUE,
        "$['a b'] # 1",
        "$.store.book[0].t # \"A\"",
        "$.store.book[-1].t # \"C\"",
        "$.store.book[*].p # [8,12,9]",
        "$.store.book[0:2].t # [\"A\",\"B\"]",
        "$.store.book[-2:].t # [\"B\",\"C\"]",
        "$.store.book[0,2].t # [\"A\",\"C\"]",
        "$.store.book[0]['t','p'] # {\"t\":\"A\",\"p\":8}",
        "$.store.book[1]['isbn', \"p\"] # {\"p\":12}",
        "$['a b','a,b'] # {\"a b\":1}",
        "$.store.book[*]['t','p'] # [{\"t\":\"A\",\"p\":8},{\"t\":\"B\",\"p\":12},{\"t\":\"C\",\"p\":9}]",
        "$.nowhere[*]['t','p'] # []",
        "$..p # [3,8,12,9]",
        "$.store..t # [\"A\",\"B\",\"C\"]",
        "$.store.book[?(@.p < 10)].t # [\"A\",\"C\"]",
        "$.store.book[?(@.isbn)].t # [\"A\"]",
        "$.store.book[?(!@.isbn)].t # [\"B\",\"C\"]",
        "$.store.book[?(@.p < 10 && @.t != 'A')].t # [\"C\"]",
        "$.store.book[?(@.t == 'A' || @.p == 12)].t # [\"A\",\"B\"]",
        "$.store.book[?(@.t =~ /[ab]/i)].t # [\"A\",\"B\"]",
        "$.store.book[?(@.t in ['A', 'C'])].p # [8,9]",
        "$.store.book[?(@.p > $.store.p)].p # [8,12,9]",
        "$.store.book[?('x' in @.tags)].t # [\"C\"]",
        "$.nowhere[*] # []",
        "$.nowhere[1:].x # []",
        "$.store.book[0:3:2].t # [\"A\",\"B\",\"C\"]",
      })
  void reads(String path, String value) throws Exception {
    assertThat(read(path)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "$.x # No results for path: $['x']",
        "$.x.y # Missing property in path $['x']",
        "$.store.book[7].t # No results for path: $['store']['book'][7]['t']",
        "$.store['book','p'][0] # Multi properties can only be used as path leafs: $['store']['book', 'p']",
        "$.store.p['a','b'] # Expected to find an object with property ['a', 'b'] in path $['store']['p']",
        "$.store.book[::2].t # Failed to parse SliceOperation: ::2",
        "$.store.book[:].t # Failed to parse SliceOperation: :",
        "$.store[0] # Filter: [0] can only be applied to arrays. Current context is: {"
      })
  void fails(String path, String why) {
    assertThatExceptionOfType(PathException.class)
        .isThrownBy(() -> read(path))
        .withMessageStartingWith(why);
  }

  private static String read(String path) throws Exception {
    return PathReader.read(
            PathParser.path(path).path().orElseThrow().segments(), JsonReader.read(VALUE))
        .text();
  }
}
