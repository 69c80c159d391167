'use strict';

const words = require('words');
const others = require('others');

exports.handler = async () => ({ hello: words.hello, own: words.own, good: others.good });
