package dev.cumulusc.kes;

import dev.cumulusc.kes.handlebars.HelperFailure;
import dev.cumulusc.kes.handlebars.Js;
import dev.cumulusc.kes.handlebars.JsObject;
import dev.cumulusc.kes.handlebars.JsValue;
import dev.cumulusc.kes.handlebars.JsValue.JsArray;
import dev.cumulusc.kes.handlebars.Json;
import java.util.ArrayList;
import java.util.List;

/** The dashboard of Cumulus: one widget for each alarm, side by side. */
final class CloudWatchDashboard {
  private static final int WIDTH = 24;
  private static final String PLACEHOLDER = "alarmTemplate";

  private CloudWatchDashboard() {}

  /** Returns the dashboard's body as JSON. */
  static JsValue build(JsValue settings, JsValue ecs, JsValue es, JsValue prefix)
      throws HelperFailure {
    List<String> ecsAlarms = new ArrayList<>();
    JsValue services = Js.property(ecs, "services");
    for (String service : names(services)) {
      String start = Js.print(prefix) + "-" + service + "-";
      ecsAlarms.add(start + "TaskCountLowAlarm");
      for (String alarm : names(Js.at(services, service, "alarms"))) {
        ecsAlarms.add(start + alarm + "Alarm");
      }
    }
    List<JsValue> widgets = new ArrayList<>(items(settings, "ecsHeader"));
    widgets.addAll(alarms(settings, ecsAlarms));
    if (Js.isTruthy(Js.property(es, "alarms"))) {
      String start = Js.print(prefix) + "-" + Js.print(Js.property(es, "name")) + "-";
      List<String> esAlarms =
          names(Js.property(es, "alarms")).stream().map(name -> start + name + "Alarm").toList();
      widgets.addAll(items(settings, "esHeader"));
      widgets.addAll(alarms(settings, esAlarms));
      widgets.addAll(items(settings, "esWidgets"));
    }
    JsObject body = new JsObject(null).put("widgets", JsValue.array(placed(widgets)));
    return JsValue.text(Json.print(body).orElseThrow(), settings.origin());
  }

  private static List<String> names(JsValue value) {
    return value instanceof JsObject object ? object.names() : List.of();
  }

  /** Returns a list of the settings, with a single value as a list of one. */
  private static List<JsValue> items(JsValue settings, String name) throws HelperFailure {
    JsValue value = Js.property(settings, name);
    if (!value.isPresent()) {
      throw new HelperFailure("The dashboard has no `" + name + "`.");
    }
    return value instanceof JsArray array ? array.items() : List.of(value);
  }

  /** Returns the headline for alarms, and a widget for each of them. */
  private static List<JsValue> alarms(JsValue settings, List<String> names) throws HelperFailure {
    List<JsValue> widgets = new ArrayList<>();
    for (JsValue header : items(settings, "alarmHeader")) {
      widgets.add(Js.copy(header));
    }
    for (String name : names) {
      widgets.add(alarm(Js.property(settings, "alarmTemplate"), name));
    }
    return widgets;
  }

  private static JsValue alarm(JsValue template, String name) throws HelperFailure {
    JsValue widget = Js.copy(template);
    if (Js.property(widget, "properties") instanceof JsObject properties
        && Js.at(properties, "annotations", "alarms") instanceof JsArray alarms
        && !alarms.items().isEmpty()
        && alarms.items().get(0) instanceof JsValue.Text arn) {
      properties.put("title", name);
      int place = arn.value().indexOf(PLACEHOLDER);
      if (place >= 0) {
        String start = arn.value().substring(0, place);
        String end = arn.value().substring(place + PLACEHOLDER.length());
        alarms.items().set(0, JsValue.text(start + name + end));
      }
      return widget;
    }
    throw new HelperFailure(
        "The dashboard's `alarmTemplate` needs `properties.annotations.alarms` with a string.");
  }

  /** Gives the widgets their places, from left to right until a row is full. */
  private static List<JsValue> placed(List<JsValue> widgets) throws HelperFailure {
    JsValue x = JsValue.number(0);
    JsValue y = JsValue.number(0);
    JsValue height = JsValue.number(0);
    for (JsValue item : widgets) {
      if (!(item instanceof JsObject widget)) {
        throw new HelperFailure("A widget of the dashboard is no mapping.");
      }
      if (Js.toNumber(Js.sum(x, widget.get("width"))) > WIDTH) {
        x = JsValue.number(0);
        y = Js.sum(y, height);
      }
      widget.put("x", x);
      widget.put("y", y);
      x = Js.sum(x, widget.get("width"));
      height = widget.get("height");
    }
    return widgets;
  }
}
