'use strict';

/** Counts what was queued. The input is { batches: [{ granuleIds }] }; the output is { batches, granules }. */
exports.handler = async ({ batches }) => {
  const granules = batches.reduce((sum, batch) => sum + batch.granuleIds.length, 0);
  console.log(JSON.stringify({ message: 'granules queued', batches: batches.length, granules }));
  return { batches: batches.length, granules };
};
