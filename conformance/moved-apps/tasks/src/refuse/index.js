'use strict';

class Refused extends Error {
  constructor(message) {
    super(message);
    this.name = 'Refused';
  }
}

exports.handler = async (event) => {
  throw new Refused(`not ${event.x}`);
};
