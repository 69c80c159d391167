package dev.cumulusc.emit;

import dev.cumulusc.model.ApiSettings;
import dev.cumulusc.model.Located;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import java.util.List;

/** The address at which API Gateway serves an API. */
final class ApiAddress {
  private ApiAddress() {}

  /**
   * Returns an address below an API's stage.
   *
   * @param path the path with a slash before it
   */
  static CfnValue of(String api, String path, ApiSettings apis, Origin origin) {
    List<CfnValue> parts =
        List.of(
            CfnValue.text("https://", origin),
            CfnValue.ref(ApiNames.restApi(api), origin),
            CfnValue.text(".execute-api.", origin),
            CfnValue.sub("${AWS::Region}", origin),
            CfnValue.text(".amazonaws.com", origin),
            CfnValue.text(
                apis.port(api).map(Located::value).map(port -> ":" + port + "/").orElse("/"),
                origin),
            CfnValue.text(apis.stage().value() + path, apis.stage().origin()));
    return CfnValue.join("", parts, origin);
  }
}
