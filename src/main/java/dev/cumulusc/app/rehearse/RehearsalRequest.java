package dev.cumulusc.app.rehearse;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What to rehearse, and how.
 *
 * @param input the input as JSON text; empty for an empty object
 * @param mocks the file with the answers of tasks
 * @param mockCase the case of that file; empty for its only one
 * @param files the folder that stands for S3
 * @param machine the state machine's name; empty for the workflow's
 * @param startAt the state to start at; empty for the first one
 * @param start the virtual time at the start
 * @param seed decides on random numbers and identifiers
 */
public record RehearsalRequest(
    RehearsedWorkflow workflow,
    Optional<String> input,
    Optional<Path> mocks,
    Optional<String> mockCase,
    Optional<Path> files,
    String account,
    String region,
    Optional<String> machine,
    String execution,
    Optional<String> startAt,
    Instant start,
    long seed) {}
