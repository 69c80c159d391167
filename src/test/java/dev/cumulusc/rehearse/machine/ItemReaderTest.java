package dev.cumulusc.rehearse.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What distributed Maps read from a folder that stands for S3. */
class ItemReaderTest {
  @TempDir Path folder = Path.of("");

  @Test
  void listsWhatS3KnowsOfObjects() throws IOException {
    write("in/a/2.txt", "hello");
    write("in/a/1.txt", "");
    write("in/b.txt", "no");

    assertThat(outcome("listObjectsV2", "Bucket: in, Prefix: a/", "", ""))
        .isEqualTo(
            "[{\"Etag\":\"\\\"d41d8cd98f00b204e9800998ecf8427e\\\"\",\"Key\":\"a/1.txt\","
                + "\"LastModified\":1767225600,\"Size\":0,\"StorageClass\":\"STANDARD\"},"
                + "{\"Etag\":\"\\\"5d41402abc4b2a76b9719d911017c592\\\"\",\"Key\":\"a/2.txt\","
                + "\"LastModified\":1767225600,\"Size\":5,\"StorageClass\":\"STANDARD\"}]");
    assertThat(
            outcome(
                "listObjectsV2",
                "Bucket: in, Prefix: a/",
                "Transformation: NONE",
                "ItemSelector: {from.$: $$.Map.Item.Source, key.$: $$.Map.Item.Value.Key}"))
        .startsWith("[{\"from\":\"s3://in\",\"key\":\"a/1.txt\"}");
  }

  @Test
  void loadsTheItemsOfAllListedObjects() throws IOException {
    write("in/a/1.json", "[1, 2]");
    write("in/a/2.json", "{\"k\": 3}");

    assertThat(
            outcome(
                "listObjectsV2",
                "Bucket: in, Prefix: a/",
                "Transformation: LOAD_AND_FLATTEN, InputType: JSON",
                "ItemSelector: {from.$: $$.Map.Item.Source, at.$: $$.Map.Item.Index}"))
        .isEqualTo(
            "[{\"from\":\"s3://in/a/1.json\",\"at\":0},{\"from\":\"s3://in/a/1.json\",\"at\":1},"
                + "{\"from\":\"s3://in/a/2.json\",\"at\":2}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''              | [1,2]            | [1,2]",
        "/a/b            | {'a':{'b':[7]}}  | [7]",
        "/a/1            | {'a':[[1],[2]]}  | [2]",
        "/a~1b/c~0       | {'a/b':{'c~':[]}}| []",
        "''              | {'k':[1],'l':2}  | [{'Key':'k','Value':[1]},{'Key':'l','Value':2}]",
      })
  void readsArraysAndObjectsAtAPointer(String pointer, String json, String items)
      throws IOException {
    write("in/items.json", json.replace('\'', '"'));
    String config = "InputType: JSON" + (pointer.isEmpty() ? "" : ", ItemsPointer: " + pointer);

    assertThat(outcome("getObject", "Bucket: in, Key: items.json", config, ""))
        .isEqualTo(items.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "COMMA     | a,b      | x\\,y,z         | {'a':'x,y','b':'z'}",
        "COMMA     | a,b      | C:\\\\x,\\q     | {'a':'C:\\\\x','b':'q'}",
        "COMMA     | a,b      | \"1,2\",\"q\"\"r\" | {'a':'1,2','b':'q\\\"r'}",
        "COMMA     | a,b      | 1               | {'a':'1','b':''}",
        "COMMA     | a,b      | 1,2,3           | {'a':'1','b':'2'}",
        "SEMICOLON | a;b      | 1,5;2           | {'a':'1,5','b':'2'}",
        "TAB       | a\tb     | 1\t2            | {'a':'1','b':'2'}",
        "SPACE     | a b      | 1 2             | {'a':'1','b':'2'}",
      })
  void readsCsv(String delimiter, String header, String row, String item) throws IOException {
    write("in/items.csv", header + "\r\n" + row + "\r\n");
    String config = "InputType: CSV, CSVHeaderLocation: FIRST_ROW, CSVDelimiter: " + delimiter;

    assertThat(outcome("getObject", "Bucket: in, Key: items.csv", config, ""))
        .isEqualTo("[" + item.replace('\'', '"') + "]");
  }

  @Test
  void decompressesObjects() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream compressed = new GZIPOutputStream(bytes)) {
      compressed.write("{\"n\": 1}\n{\"n\": 2}\n".getBytes(StandardCharsets.UTF_8));
    }
    Files.createDirectories(folder.resolve("in"));
    Files.write(folder.resolve("in/items.jsonl.gz"), bytes.toByteArray());
    Files.write(folder.resolve("in/items.jsonl.zst"), new byte[] {1});

    assertThat(outcome("getObject", "Bucket: in, Key: items.jsonl.gz", "InputType: JSONL", ""))
        .isEqualTo("[{\"n\":1},{\"n\":2}]");
    assertThat(outcome("getObject", "Bucket: in, Key: items.jsonl.zst", "InputType: JSONL", ""))
        .startsWith("States.ItemReaderFailed")
        .contains("Zstandard");
  }

  @Test
  void followsTheManifestOfAnInventory() throws IOException {
    write(
        "lists/x/manifest.json",
        """
        {"sourceBucket": "in", "destinationBucket": "arn:aws:s3:::lists",
         "fileFormat": "CSV", "fileSchema": "Bucket, Key, Size",
         "files": [{"key": "x/data/1.csv"}, {"key": "x/data/2.csv"}]}
        """);
    write("lists/x/data/1.csv", "\"in\",\"a.txt\",\"5\"\n");
    write("lists/x/data/2.csv", "\"in\",\"b.txt\",\"6\"\n");

    for (String config : new String[] {"InputType: MANIFEST", "ManifestType: S3_INVENTORY"}) {
      assertThat(outcome("getObject", "Bucket: lists, Key: x/manifest.json", config, ""))
          .isEqualTo(
              "[{\"Bucket\":\"in\",\"Key\":\"a.txt\",\"Size\":\"5\"},"
                  + "{\"Bucket\":\"in\",\"Key\":\"b.txt\",\"Size\":\"6\"}]");
    }
  }

  @Test
  void followsTheManifestOfAQuery() throws IOException {
    write("in/q-manifest.csv", "s3://in/q/1\ns3://more/2\n");
    write("in/q/1", "{\"n\": 1}\n");
    write("more/2", "{\"n\": 2}\n");

    assertThat(
            outcome(
                "getObject",
                "Bucket: in, Key: q-manifest.csv",
                "ManifestType: ATHENA_DATA, InputType: JSONL",
                "ItemSelector: {n.$: $$.Map.Item.Value.n, from.$: $$.Map.Item.Source}"))
        .isEqualTo("[{\"n\":1,\"from\":\"s3://in/q/1\"},{\"n\":2,\"from\":\"s3://more/2\"}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "getObject     | Key: none.json   | InputType: JSON                 | none.json",
        "getObject     | Key: bad.json    | InputType: JSON                 | not JSON",
        "getObject     | Key: bad.json    | InputType: JSONL                | not JSON",
        "getObject     | Key: five.json   | InputType: JSON                 | no array and no object",
        "getObject     | Key: five.json   | InputType: JSON, ItemsPointer: /x | /x leads to nothing",
        "getObject     | Key: five.json   | InputType: PARQUET              | PARQUET",
        "getObject     | Key: five.json   | InputType: MANIFEST             | no `files`",
        "getObject     | Key: five.json   | ManifestType: ATHENA_DATA, InputType: CSV | S3: 5",
        "getObject     | Key: ../x        | InputType: JSON                 | out of its bucket",
        "listObjectsV2 | Prefix: x, Bucket: none | Transformation: NONE     | none",
      })
  void saysWhatCantBeRead(String action, String parameters, String config, String why)
      throws IOException {
    write("in/bad.json", "{");
    write("in/five.json", "5");
    String where = parameters.contains("Bucket") ? parameters : "Bucket: in, " + parameters;

    assertThat(outcome(action, where, config, ""))
        .startsWith("States.ItemReaderFailed: ")
        .contains(why);
  }

  private String outcome(String action, String parameters, String config, String more) {
    return Rehearsed.state(
            """
            Type: Map
            ItemReader:
              Resource: arn:aws:states:::s3:%s
              ReaderConfig: {%s}
              Parameters: {%s}
            ItemProcessor:
              ProcessorConfig: {Mode: DISTRIBUTED, ExecutionType: STANDARD}
              StartAt: P
              States: {P: {Type: Pass, End: true}}
            %s
            """
                .formatted(action, config, parameters, more))
        .files(folder)
        .outcome();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
