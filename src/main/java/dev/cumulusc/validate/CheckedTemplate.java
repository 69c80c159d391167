package dev.cumulusc.validate;

import dev.cumulusc.template.Template;

/**
 * A template that is checked.
 *
 * @param isEmitted whether this program made it from a configuration; otherwise somebody wrote it,
 *     and nothing but the template itself is known
 */
public record CheckedTemplate(Template template, boolean isEmitted) {}
