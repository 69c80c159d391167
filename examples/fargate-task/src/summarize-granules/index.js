'use strict';

/** Adds up sizes. The input is { granules: [{ size }] }; the output is { granules, bytes }. */
exports.handler = async ({ granules }) => {
  if (!Array.isArray(granules)) {
    throw new TypeError('The input has no list `granules`.');
  }
  const bytes = granules.reduce((sum, { size }) => sum + size, 0);
  return { granules: granules.length, bytes };
};
