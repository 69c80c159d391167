package dev.cumulusc.emit;

import dev.cumulusc.model.Located;
import dev.cumulusc.model.Switch;
import dev.cumulusc.template.CfnValue;
import java.util.List;

/** Values of the model as a template has them. */
final class Values {
  private Values() {}

  static CfnValue text(Located<String> value) {
    return CfnValue.text(value.value(), value.origin());
  }

  static CfnValue number(Located<Integer> value) {
    return CfnValue.number(value.value(), value.origin());
  }

  static CfnValue bool(Switch value) {
    return CfnValue.bool(value.isOn(), value.origin());
  }

  static List<CfnValue> texts(List<Located<String>> values) {
    return values.stream().map(Values::text).toList();
  }
}
