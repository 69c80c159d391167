package dev.cumulusc.flow;

import dev.cumulusc.tree.MappingNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The items that a reader of a distributed Map gives to its processor, as far as it is known. */
final class ReadItems {
  private static final String LIST_OBJECTS = ":s3:listObjectsV2";

  /** What the list of a bucket has of each object, by the guide and by the API. */
  private static final List<String> STRINGS =
      List.of("ChecksumType", "Etag", "Key", "StorageClass");

  private static final List<String> OTHERS =
      List.of("ChecksumAlgorithm", "LastModified", "Owner", "RestoreStatus");

  private ReadItems() {}

  /** Returns what an item of the Map can be; anything, unless it is an object of a bucket. */
  static Value of(Entered entered) {
    Optional<MappingNode> reader = entered.body().mapping("ItemReader");
    boolean listsObjects =
        reader
            .flatMap(each -> each.scalar("Resource"))
            .filter(resource -> resource.text().endsWith(LIST_OBJECTS))
            .isPresent();
    // With a transformation, the items are what is in the objects.
    boolean isTransformed =
        reader
            .flatMap(each -> each.get("ReaderConfig"))
            .filter(config -> !(config instanceof MappingNode it) || it.has("Transformation"))
            .isPresent();
    return listsObjects && !isTransformed ? object(entered) : Value.UNKNOWN;
  }

  private static Value object(Entered entered) {
    Maker maker = entered.maker("ItemReader");
    Map<String, Value> members = new LinkedHashMap<>();
    STRINGS.forEach(name -> members.put(name, Value.of(Kind.STRING, maker).join(Value.ABSENT)));
    members.put("Size", Value.of(Kind.NUMBER, maker).join(Value.ABSENT));
    OTHERS.forEach(name -> members.put(name, Value.UNKNOWN));
    return Value.object(new Members(members, Members.Others.SPELLINGS), maker);
  }
}
