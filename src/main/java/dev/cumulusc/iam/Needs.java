package dev.cumulusc.iam;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.source.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what the states of a machine need. */
final class Needs {
  private static final String VIA = "kms:ViaService";

  private final ResourceValues values;
  private final List<Grant> grants = new ArrayList<>();
  private final List<PermissionGap> gaps = new ArrayList<>();

  Needs(ResourceValues values) {
    this.values = values;
  }

  ResourceValues values() {
    return values;
  }

  List<Grant> grants() {
    return List.copyOf(grants);
  }

  List<PermissionGap> gaps() {
    return List.copyOf(gaps);
  }

  /** Somebody who asks. */
  record Asking(String state, Origin origin) {}

  void allow(Asking by, List<String> actions, ComposedString resource) {
    allow(by, actions, resource, Map.of(), false);
  }

  /** Allows actions, and what they take of the key that encrypts the resource. */
  void allow(
      Asking by,
      List<String> actions,
      ComposedString resource,
      Map<String, ComposedString> conditions,
      boolean isEarly) {
    grants.add(new Grant(actions, resource, conditions, isEarly, by.state(), by.origin()));
    Optional<ComposedString> key = values.owner(resource).flatMap(EncryptionKeys::keyOf);
    if (key.isEmpty()) {
      return;
    }
    for (String action : actions) {
      EncryptionKeys.of(action).ifPresent(use -> allowKey(by, use, key.get()));
    }
  }

  private void allowKey(Asking by, EncryptionKeys.Use use, ComposedString key) {
    if (key.toString().startsWith("alias/aws/")) {
      return;
    }
    ComposedString service =
        ComposedString.literal(use.service() + ".", by.origin())
            .plus(ComposedString.ref("AWS::Region", by.origin()))
            .plus(".")
            .plus(ComposedString.ref("AWS::URLSuffix", by.origin()));
    MoreArns.serviceKey(key, values, by.origin())
        .forEach(
            Map.of(VIA, service),
            (arn, conditions) ->
                grants.add(
                    new Grant(use.actions(), arn, conditions, false, by.state(), by.origin())));
  }

  void miss(Asking by, List<String> actions, PermissionGap.Kind kind) {
    miss(by, actions, kind, Map.of());
  }

  void miss(
      Asking by,
      List<String> actions,
      PermissionGap.Kind kind,
      Map<String, ComposedString> conditions) {
    gaps.add(new PermissionGap(by.state(), by.origin(), actions, kind, conditions));
  }
}
