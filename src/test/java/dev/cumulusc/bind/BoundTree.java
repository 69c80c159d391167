package dev.cumulusc.bind;

import dev.cumulusc.fixture.Plain;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.Switch;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.tree.Node;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a configuration was bound to, as lines of a path and a value. The value of a place in the
 * file has the place behind it: {@code names.prefix = my-app @2:9}.
 */
final class BoundTree {
  private final List<String> lines = new ArrayList<>();

  private BoundTree() {}

  static List<String> lines(Record root) {
    BoundTree tree = new BoundTree();
    tree.parts("", root);
    return tree.lines;
  }

  private void parts(String path, Record record) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      String name = path.isEmpty() ? component.getName() : path + "." + component.getName();
      print(name, value(record, component));
    }
  }

  private void print(String path, Object value) {
    if (value instanceof Located<?> located) {
      print(path, located.value());
      int last = lines.size() - 1;
      lines.set(last, lines.get(last) + place(located.origin()));
    } else if (value instanceof Origin origin) {
      lines.add(path + place(origin));
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresentOrElse(inner -> print(path, inner), () -> lines.add(path + " is missing"));
    } else if (value instanceof Node node) {
      lines.add(path + " = " + Plain.of(CfnReader.value(node)));
    } else if (value instanceof List<?> list) {
      list(path, list);
    } else if (value instanceof Map<?, ?> map) {
      if (map.isEmpty()) {
        lines.add(path + " = {}");
      }
      map.forEach((key, item) -> print(path + "{" + key + "}", item));
    } else if (value instanceof Switch choice) {
      lines.add(path + " = " + (choice.isOn() ? "on" : "off") + place(choice.origin()));
    } else if (value instanceof Record record) {
      if (isOneOfSeveral(record.getClass())) {
        lines.add(path + ": " + record.getClass().getSimpleName());
      }
      parts(path, record);
    } else {
      lines.add(path + " = " + (value.equals("") ? "\"\"" : value));
    }
  }

  private static boolean isOneOfSeveral(Class<?> type) {
    return Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed);
  }

  private void list(String path, List<?> list) {
    if (list.isEmpty()) {
      lines.add(path + " = []");
    }
    for (int i = 0; i < list.size(); i++) {
      print(path + "[" + i + "]", list.get(i));
    }
  }

  private static String place(Origin origin) {
    return " @" + origin.primary().line() + ":" + origin.primary().column();
  }

  private static Object value(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
