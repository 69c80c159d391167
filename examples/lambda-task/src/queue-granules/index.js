'use strict';

const BATCH_SIZE = 100;

/**
 * Sorts granules into batches of one collection each.
 *
 * The input is { granules: [{ granuleId, collection }] }; the output is { batches: [{ collection, granuleIds }] }.
 */
function toBatches(granules) {
  const open = new Map();
  const batches = [];
  for (const { granuleId, collection } of granules) {
    let batch = open.get(collection);
    if (batch === undefined || batch.granuleIds.length === BATCH_SIZE) {
      batch = { collection, granuleIds: [] };
      open.set(collection, batch);
      batches.push(batch);
    }
    batch.granuleIds.push(granuleId);
  }
  return batches;
}

exports.handler = async (event) => {
  if (!Array.isArray(event.granules)) {
    throw new TypeError('The input has no list `granules`.');
  }
  return { batches: toBatches(event.granules) };
};
