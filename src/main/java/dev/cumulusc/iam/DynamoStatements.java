package dev.cumulusc.iam;

import dev.cumulusc.asl.CallArguments;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.iam.CallResources.Found;
import dev.cumulusc.iam.ResourceExpression.Argument;
import dev.cumulusc.template.CfnValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What DynamoDB's transactions and PartiQL statements take: the permissions of the single things
 * that they do.
 */
final class DynamoStatements {
  private static final String TRANSACTION = "transactWriteItems";

  /** Where the statements of a call stand. */
  private static final Map<String, String> STATEMENTS =
      Map.of(
          "executeStatement", "Statement",
          "batchExecuteStatement", "Statements[].Statement",
          "executeTransaction", "TransactStatements[].Statement");

  private static final List<String> VERBS = List.of("Delete", "Insert", "Select", "Update");
  private static final Map<String, String> WRITES =
      Map.of(
          "ConditionCheck", "dynamodb:ConditionCheckItem",
          "Delete", "dynamodb:DeleteItem",
          "Put", "dynamodb:PutItem",
          "Update", "dynamodb:UpdateItem");

  private static final Pattern TABLE =
      Pattern.compile(
          "(?is)\\s*(select|insert|update|delete)\\b.*?"
              + "(?:\\bfrom|\\binto|^\\s*update)\\s+\"?([A-Za-z0-9_.${}:*-]+?)\"?"
              + "(?:\\.\"([A-Za-z0-9_.${}:*-]+)\")?(?:\\s.*|$)");

  private final CallResources call;

  DynamoStatements(CallResources call) {
    this.call = call;
  }

  static boolean covers(String service, String action) {
    return service.equals("dynamodb")
        && (action.equals(TRANSACTION) || STATEMENTS.containsKey(action));
  }

  /** Returns the resources of each permission that a call takes. */
  Map<String, Found> of(String action) {
    return action.equals(TRANSACTION)
        ? transaction()
        : statements(STATEMENTS.getOrDefault(action, ""));
  }

  private Map<String, Found> transaction() {
    Map<String, Found> all = new LinkedHashMap<>();
    Optional<List<CallArguments>> items = call.arguments().each("TransactItems");
    if (items.isEmpty()) {
      WRITES.values().stream().sorted().forEach(name -> all.put(name, Found.unknown()));
      return all;
    }
    for (CallArguments item : items.get()) {
      CallResources one = call.with(item);
      WRITES.forEach(
          (kind, permission) -> {
            if (one.has(kind)) {
              all.merge(permission, table(one, kind + ".TableName"), Found::plus);
            }
          });
    }
    return all;
  }

  private static Found table(CallResources call, String path) {
    return call.typed(
        "dynamodb",
        IamTypes.form("dynamodb", "table"),
        List.of(new Argument(path, Optional.empty())));
  }

  private Map<String, Found> statements(String path) {
    Map<String, Found> all = new LinkedHashMap<>();
    for (ComposedString statement : call.strings(path, Optional.empty()).orElse(List.of())) {
      Matcher matcher = TABLE.matcher(ResourceValues.pattern(statement).toString());
      if (ResourceValues.isUnknown(statement)
          || !matcher.matches()
          || matcher.group(2).equals("*")) {
        VERBS.forEach(verb -> all.put(permission(verb), Found.unknown()));
      } else {
        all.merge(permission(matcher.group(1)), Found.of(arn(matcher)), Found::plus);
      }
    }
    if (all.isEmpty()) {
      VERBS.forEach(verb -> all.put(permission(verb), Found.unknown()));
    }
    return all;
  }

  private ComposedString arn(Matcher matcher) {
    ArnForm form = IamTypes.form("dynamodb", "table");
    ComposedString name = string(matcher.group(2));
    ComposedString table =
        call.values()
            .read(name, form, false)
            .map(
                found ->
                    found
                        .arn()
                        .orElseGet(() -> ResourceValues.arn(form, List.of(found), call.origin())))
            .orElse(name);
    return matcher.group(3) == null
        ? table
        : ResourceValues.joined(table.plus("/index/").plus(string(matcher.group(3))));
  }

  private ComposedString string(String text) {
    return ComposedString.of(CfnValue.sub(text, call.origin())).orElseThrow();
  }

  private static String permission(String verb) {
    return "dynamodb:PartiQL"
        + verb.substring(0, 1).toUpperCase(Locale.ROOT)
        + verb.substring(1).toLowerCase(Locale.ROOT);
  }
}
