package dev.cumulusc.model;

import dev.cumulusc.source.Origin;
import java.util.Optional;

/**
 * A CloudWatch alarm of a service or a search domain.
 *
 * @param period in seconds
 */
public record AlarmSpec(
    Located<String> name,
    Optional<Located<String>> description,
    Located<String> comparisonOperator,
    Located<Integer> evaluationPeriods,
    Located<String> metric,
    Located<String> statistic,
    Located<String> threshold,
    Located<Integer> period,
    Origin origin) {}
