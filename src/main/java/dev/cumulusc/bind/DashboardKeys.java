package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.ListType;
import dev.cumulusc.bind.key.MappingType;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.model.Dashboard;
import dev.cumulusc.model.Located;
import dev.cumulusc.tree.MappingNode;
import java.util.List;
import java.util.Optional;

/** The keys of the dashboard, and its binding. */
final class DashboardKeys {
  private static final Key<MappingNode> ALARM_TEMPLATE =
      Key.of(
              "alarmTemplate",
              MappingType.INSTANCE,
              "The widget of an alarm; `alarmTemplate` in it stands for the alarm's name.")
          .example(
              "{type: metric, width: 6, height: 6, properties: {annotations: {alarms: [alarmTemplate]}}}")
          .needed();

  private static final Key<List<Located<MappingNode>>> ALARM_HEADER =
      widgets("alarmHeader", "What stands above alarms.");

  private static final Key<List<Located<MappingNode>>> ECS_HEADER =
      widgets("ecsHeader", "What stands above the cluster's part.");

  private static final Key<List<Located<MappingNode>>> ES_HEADER =
      widgets("esHeader", "What stands above the search domain's part.");

  private static final Key<List<Located<MappingNode>>> ES_WIDGETS =
      widgets("esWidgets", "What is shown of the search domain besides its alarms.");

  private static final Section SECTION =
      Section.of("the dashboard", ALARM_TEMPLATE, ALARM_HEADER, ECS_HEADER, ES_HEADER, ES_WIDGETS);

  static final Key<Fields> DASHBOARD =
      Key.section("dashboard", SECTION, "The widgets of the CloudWatch dashboard.");

  private DashboardKeys() {}

  static Optional<Dashboard> bind(Fields top) {
    return top.section(DASHBOARD)
        .flatMap(
            dashboard ->
                dashboard
                    .required(ALARM_TEMPLATE)
                    .map(
                        template ->
                            new Dashboard(
                                template.value(),
                                widgets(dashboard, ALARM_HEADER),
                                widgets(dashboard, ECS_HEADER),
                                widgets(dashboard, ES_HEADER),
                                widgets(dashboard, ES_WIDGETS),
                                dashboard.origin())));
  }

  private static List<MappingNode> widgets(Fields dashboard, Key<List<Located<MappingNode>>> key) {
    return dashboard.list(key).stream().map(Located::value).toList();
  }

  private static Key<List<Located<MappingNode>>> widgets(String name, String description) {
    return Key.of(name, new ListType<>(MappingType.INSTANCE), description)
        .example("[{type: text, width: 24, height: 1, properties: {markdown: '## Shop'}}]");
  }
}
