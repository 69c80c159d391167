exports.handler = require('./made');
