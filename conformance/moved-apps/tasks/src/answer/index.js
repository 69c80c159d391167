'use strict';

exports.handler = async (event) => ({ got: event.x });
