package dev.cumulusc.report;

import dev.cumulusc.emit.PrettyJson;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.iam.ListedRole;
import dev.cumulusc.iam.ListedRole.ListedStatement;
import dev.cumulusc.iam.PermissionGap;
import dev.cumulusc.iam.RoleStatement;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/**
 * Roles for programs.
 *
 * <p>{@code {"roles": [{role, generated, file, line, column, users, statements, policies, gaps}]}};
 * {@code role} is a logical id, or what names a role that exists already, whose statements are what
 * it has to allow. A user is {@code {type, logicalId, workflow}}, with null for what runs no
 * workflow. A statement is {@code {statement, neededForCreation, askedBy}}, with the statement as a
 * policy has it; whoever asks is {@code {state, file, line, column}}, with null for what is no
 * state. A gap is {@code {state, file, line, column, kind, actions}}. Lines and columns count from
 * 1, columns in code points.
 */
public final class RoleJson {
  private RoleJson() {}

  /** Returns the roles as an object. */
  public static String print(List<ListedRole> roles) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = PrettyJson.generator(text)) {
      out.writeStartObject();
      out.writeArrayPropertyStart("roles");
      roles.forEach(role -> write(role, out));
      out.writeEndArray();
      out.writeEndObject();
    }
    return text + "\n";
  }

  private static void write(ListedRole role, JsonGenerator out) {
    out.writeStartObject();
    out.writeName("role");
    if (role.isGenerated() && role.role() instanceof CfnValue.Ref ref) {
      out.writeString(ref.target());
    } else {
      TemplateWriter.write(role.role(), out);
    }
    out.writeBooleanProperty("generated", role.isGenerated());
    place(role.origin(), out);
    out.writeArrayPropertyStart("users");
    for (ListedRole.User user : role.users()) {
      out.writeStartObject();
      out.writeStringProperty("type", user.type());
      out.writeStringProperty("logicalId", user.logicalId());
      out.writeStringProperty("workflow", user.workflow().orElse(null));
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayPropertyStart("statements");
    role.statements().forEach(statement -> write(statement, out));
    out.writeEndArray();
    out.writeArrayPropertyStart("policies");
    role.policies().forEach(policy -> TemplateWriter.write(policy, out));
    out.writeEndArray();
    out.writeArrayPropertyStart("gaps");
    role.gaps().forEach(gap -> write(gap, out));
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void write(ListedStatement listed, JsonGenerator out) {
    out.writeStartObject();
    out.writeName("statement");
    TemplateWriter.write(RoleTexts.withoutPasswords(listed.statement()), out);
    out.writeBooleanProperty("neededForCreation", listed.isEarly());
    out.writeArrayPropertyStart("askedBy");
    for (RoleStatement.Asked asked : listed.askedBy()) {
      out.writeStartObject();
      out.writeStringProperty("state", asked.state().isEmpty() ? null : asked.state());
      place(asked.origin(), out);
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void write(PermissionGap gap, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("state", gap.state());
    place(gap.origin(), out);
    out.writeStringProperty("kind", gap.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    out.writeArrayPropertyStart("actions");
    gap.actions().forEach(out::writeString);
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void place(Origin origin, JsonGenerator out) {
    JsonReport.position(origin.primary(), out);
  }
}
