package dev.cumulusc.emit;

import dev.cumulusc.model.AlarmSpec;
import dev.cumulusc.model.Dashboard;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.EcsCluster;
import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.SearchDomain;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.tree.JsonText;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits the CloudWatch dashboard: the alarms of services and of the search domain, and its widgets.
 */
final class DashboardEmitter implements ResourceEmitter {
  @Override
  public void emit(Emission emission) {
    emission
        .deployment()
        .base()
        .dashboard()
        .ifPresent(dashboard -> emission.add(dashboard(dashboard, emission)));
  }

  private static Resource dashboard(Dashboard dashboard, Emission emission) {
    return Resource.of(
        "CumulusCloudWatchDashboard",
        "AWS::CloudWatch::Dashboard",
        CfnValue.mapping(dashboard.origin())
            .put("DashboardName", emission.prefixed("CloudWatch-Dashboard"))
            .put("DashboardBody", body(dashboard, emission)),
        dashboard.origin());
  }

  private static String body(Dashboard dashboard, Emission emission) {
    Deployment deployment = emission.deployment();
    DashboardLayout layout = new DashboardLayout(emission.diagnostics());
    layout.place(dashboard.ecsHeader());
    layout.place(dashboard.alarmHeader());
    for (String alarm : serviceAlarms(deployment)) {
      layout.place(List.of(alarmWidget(dashboard.alarmTemplate(), emission.prefixed(alarm))));
    }
    deployment
        .base()
        .storage()
        .search()
        .filter(search -> !search.alarms().isEmpty())
        .ifPresent(search -> placeSearch(dashboard, search, layout, emission));
    MappingNode body =
        MappingNode.empty(dashboard.origin())
            .with(
                ScalarNode.string("widgets", dashboard.origin()),
                new SequenceNode(layout.widgets(), null, dashboard.origin()));
    return JsonText.of(body);
  }

  private static void placeSearch(
      Dashboard dashboard, SearchDomain search, DashboardLayout layout, Emission emission) {
    layout.place(dashboard.searchHeader());
    layout.place(dashboard.alarmHeader());
    for (AlarmSpec alarm : search.alarms()) {
      String name = search.name().value() + "-" + alarm.name().value() + "Alarm";
      layout.place(List.of(alarmWidget(dashboard.alarmTemplate(), emission.prefixed(name))));
    }
    layout.place(dashboard.searchWidgets());
  }

  private static List<String> serviceAlarms(Deployment deployment) {
    List<String> names = new ArrayList<>();
    for (EcsService service : deployment.ecs().map(EcsCluster::services).orElse(List.of())) {
      String name = service.name().value();
      names.add(name + "-TaskCountLowAlarm");
      service
          .alarms()
          .named()
          .forEach(alarm -> names.add(name + "-" + alarm.name().value() + "Alarm"));
    }
    return names;
  }

  private static MappingNode alarmWidget(MappingNode template, String alarm) {
    return DashboardLayout.named(template, alarm);
  }
}
