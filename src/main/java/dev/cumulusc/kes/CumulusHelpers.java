package dev.cumulusc.kes;

import dev.cumulusc.kes.handlebars.Helper;
import dev.cumulusc.kes.handlebars.HelperCall;
import dev.cumulusc.kes.handlebars.HelperFailure;
import dev.cumulusc.kes.handlebars.Js;
import dev.cumulusc.kes.handlebars.JsObject;
import dev.cumulusc.kes.handlebars.JsValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The helpers that the kes classes of {@code @cumulus/deployment} register. */
final class CumulusHelpers {
  /** The names of the helpers. */
  static final Set<String> NAMES = Set.copyOf(of(new JsObject(null)).keySet());

  private static final String DISTRIBUTION_API = "CumulusApiDistribution";

  private CumulusHelpers() {}

  /**
   * Returns the helpers.
   *
   * @param kes what {@code this} is in the helpers that are arrow functions: kes itself, not the
   *     block's context; so their blocks are a level deeper than others
   */
  static Map<String, Helper> of(JsObject kes) {
    return Map.of(
        "collectBuckets", CumulusHelpers::collectBuckets,
        "buildCWDashboard", CumulusHelpers::dashboard,
        "getApiPortSuffix", CumulusHelpers::portSuffix,
        "BucketIsType", CumulusHelpers::bucketIsType,
        "ifLogApiGatewayToCloudWatch",
            call -> {
              call.expectBlock(2);
              return call.choose(Js.isTruthy(apiSetting(call, "logApiGatewayToCloudWatch")));
            },
        "ifPrivateApi",
            call -> {
              call.expectBlock(2);
              return Js.isTruthy(apiSetting(call, "private"))
                  ? call.content(kes)
                  : call.inverse(kes);
            },
        "ifDeployApi",
            call -> {
              call.expectBlock(2);
              boolean isOther = !Js.isSame(call.argument(0), JsValue.text(DISTRIBUTION_API));
              return isOther || Js.isTruthy(call.argument(1))
                  ? call.content(kes)
                  : call.inverse(kes);
            });
  }

  /** Returns a setting of an API; the API's name is the second argument. */
  private static JsValue apiSetting(HelperCall call, String setting) throws HelperFailure {
    return Js.at(call.argument(0), Js.print(call.argument(1)), setting);
  }

  private static JsValue portSuffix(HelperCall call) throws HelperFailure {
    JsValue port = apiSetting(call, "port");
    return Js.isTruthy(port)
        ? JsValue.text(":" + Js.print(port) + "/", port.origin())
        : JsValue.text("/");
  }

  private static JsValue collectBuckets(HelperCall call) throws HelperFailure {
    JsValue buckets = call.argument(0);
    if (!buckets.isPresent()) {
      throw new HelperFailure("`collectBuckets` needs the buckets, but there are none.");
    }
    List<JsValue> names = new ArrayList<>();
    if (buckets instanceof JsObject object) {
      for (String key : object.names()) {
        JsValue bucket = object.get(key);
        if (!bucket.isPresent()) {
          throw new HelperFailure("The bucket `" + key + "` is empty.");
        }
        if (Js.isSame(Js.property(bucket, "type"), call.argument(1))) {
          names.add(Js.property(bucket, "name"));
        }
      }
    }
    return new JsValue.SafeText(Js.print(JsValue.array(names)), buckets.origin());
  }

  private static JsValue bucketIsType(HelperCall call) throws HelperFailure {
    call.expectBlock(2);
    JsValue bucket = call.argument(0);
    if (!bucket.isPresent()) {
      throw new HelperFailure("`BucketIsType` needs a bucket, but there is none.");
    }
    Set<String> types = Set.of(Js.print(call.argument(1)).split(",", -1));
    JsValue type = Js.property(bucket, "type");
    boolean matches = type instanceof JsValue.Text text && types.contains(text.value());
    return matches ? call.content(bucket) : call.inverse(bucket);
  }

  private static JsValue dashboard(HelperCall call) throws HelperFailure {
    JsValue settings = call.argument(0);
    return CloudWatchDashboard.build(
        settings, call.argument(1), call.argument(2), call.argument(3));
  }
}
