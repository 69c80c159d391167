'use strict';

exports.handler = async (event) => {
  await new Promise((resolve) => setTimeout(resolve, event.ms));
  return { ms: event.ms };
};
