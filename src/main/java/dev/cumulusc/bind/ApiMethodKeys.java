package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.bind.key.TextType;
import dev.cumulusc.model.ApiMethodSpec;
import dev.cumulusc.model.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The keys of the API Gateway methods that call a Lambda function. */
final class ApiMethodKeys {
  private static final Key<String> API =
      Key.text("api", "The name of the API, from `apis`.").example("backend").needed();

  private static final Key<String> PATH =
      Key.text("path", "The path below the API's root, with variables in braces.")
          .example("granules/{id}")
          .inKes(
              "kes makes a nameless resource of a slash at the start, and an invalid logical id of other signs.")
          .needed();

  /**
   * The methods of a REST API, in lower or upper case.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-basic-concept.html">API
   *     Gateway concepts</a>
   */
  private static final List<String> METHODS =
      List.of("any", "delete", "get", "head", "options", "patch", "post", "put");

  private static final Key<String> METHOD =
      Key.of(
              "method",
              TextType.matching(
                  METHODS.stream().map(ApiMethodKeys::inAnyCase).collect(Collectors.joining("|")),
                  "one of `" + String.join("`, `", METHODS) + "`"),
              "The HTTP method, or `any`.")
          .example("get")
          .needed();

  private static final Key<Boolean> CORS =
      Key.flag("cors", "Answers preflight requests, so that other sites' pages may call it.");

  private static final Section SECTION = Section.of("a method of an API", API, PATH, METHOD, CORS);

  static final Key<List<Located<Fields>>> API_GATEWAY =
      Key.list("apiGateway", SECTION, "The methods of API Gateway that call the function.");

  private ApiMethodKeys() {}

  private static String inAnyCase(String word) {
    return word.chars()
        .mapToObj(letter -> String.format(Locale.ROOT, "[%c%c]", letter, letter - 'a' + 'A'))
        .collect(Collectors.joining());
  }

  static List<ApiMethodSpec> bind(Fields lambda) {
    List<ApiMethodSpec> methods = new ArrayList<>();
    for (Located<Fields> item : lambda.list(API_GATEWAY)) {
      Fields method = item.value();
      Optional<Located<String>> api = method.required(API);
      Optional<Located<String>> path = method.required(PATH);
      Optional<Located<String>> verb = method.required(METHOD);
      if (api.isPresent() && path.isPresent() && verb.isPresent()) {
        methods.add(
            new ApiMethodSpec(api.get(), path.get(), verb.get(), method.flag(CORS), item.origin()));
      }
    }
    return methods;
  }
}
