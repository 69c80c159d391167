package dev.cumulusc.draw;

/**
 * Where a Task is done.
 *
 * @param detail a few words for the box: {@code Lambda SyncGranule}
 */
public record TaskPlace(BoxKind kind, String detail) {}
