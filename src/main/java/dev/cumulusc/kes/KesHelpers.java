package dev.cumulusc.kes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.cumulusc.kes.handlebars.Helper;
import dev.cumulusc.kes.handlebars.HelperCall;
import dev.cumulusc.kes.handlebars.HelperFailure;
import dev.cumulusc.kes.handlebars.Js;
import dev.cumulusc.kes.handlebars.JsValue;
import dev.cumulusc.kes.handlebars.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The helpers that kes registers for every template. */
final class KesHelpers {
  static final Map<String, Helper> ALL =
      Map.of(
          "ToMd5",
          KesHelpers::md5,
          "ToJson",
          KesHelpers::json,
          "ifEquals",
          call -> choose(call, true),
          "ifNotEquals",
          call -> choose(call, false));

  private KesHelpers() {}

  private static JsValue choose(HelperCall call, boolean equal) throws HelperFailure {
    call.expectBlock(2);
    return call.choose(Js.isSame(call.argument(0), call.argument(1)) == equal);
  }

  private static JsValue json(HelperCall call) throws HelperFailure {
    return Json.text(call.argument(0));
  }

  private static JsValue md5(HelperCall call) throws HelperFailure {
    JsValue value = call.argument(0);
    if (!Js.isTruthy(value)) {
      return value;
    }
    if (!(value instanceof JsValue.Text text)) {
      throw new HelperFailure("`ToMd5` needs a string, but has `" + Js.print(value) + "`.");
    }
    if (!ISO_8859_1.newEncoder().canEncode(text.value())) {
      throw new HelperFailure("`ToMd5` takes no characters beyond Latin-1.");
    }
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(text.value().getBytes(ISO_8859_1));
      return JsValue.text(HexFormat.of().formatHex(digest), text.origin());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
