// A function of the older kind, whose use of modules and of the context is looked at when its task moves.
const { hostname } = require("os");

exports.handler = (event, context, callback) => {
  const { granules = [] } = event;
  callback(null, { host: hostname(), queued: granules.map((granule) => granule.id), name: context.functionName });
};
