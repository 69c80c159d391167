package dev.cumulusc.model;

import dev.cumulusc.source.Origin;

/**
 * A method of an API Gateway API that calls a Lambda function.
 *
 * @param api the API's name
 * @param path the path without a leading slash, with variables in braces
 * @param method the HTTP method as it was written
 */
public record ApiMethodSpec(
    Located<String> api,
    Located<String> path,
    Located<String> method,
    Switch cors,
    Origin origin) {}
