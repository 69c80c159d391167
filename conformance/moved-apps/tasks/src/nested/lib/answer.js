'use strict';

module.exports = { answer: (event) => ({ got: event.x }) };
