package dev.cumulusc.model;

import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import java.util.List;

/**
 * What the CloudWatch dashboard is laid out from: widgets as CloudWatch takes them, without places.
 *
 * @param alarmTemplate the widget that is copied for every alarm
 */
public record Dashboard(
    MappingNode alarmTemplate,
    List<MappingNode> alarmHeader,
    List<MappingNode> ecsHeader,
    List<MappingNode> searchHeader,
    List<MappingNode> searchWidgets,
    Origin origin) {

  public Dashboard {
    alarmHeader = List.copyOf(alarmHeader);
    ecsHeader = List.copyOf(ecsHeader);
    searchHeader = List.copyOf(searchHeader);
    searchWidgets = List.copyOf(searchWidgets);
  }
}
