'use strict';

exports.handler = async () => ({
  greeting: process.env.GREETING,
  empty: process.env.EMPTY,
  stack: process.env.stackName,
});
