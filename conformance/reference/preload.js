// Loaded before kes: its uploads go to a local emulator, where buckets appear when something is
// put into them, and the message adapter is a file of ours instead of a download.
'use strict';

const fs = require('fs');
const path = require('path');

const { CONFORMANCE_REFERENCE: reference, CONFORMANCE_ENDPOINT: endpoint } = process.env;
const modules = path.join(reference, 'node_modules');

const AWS = require(path.join(modules, 'aws-sdk'));
AWS.config.update({
  region: 'us-east-1',
  endpoint,
  s3ForcePathStyle: true,
  credentials: new AWS.Credentials('conformance', 'conformance')
});

const upload = AWS.S3.prototype.upload;
AWS.S3.prototype.upload = function uploadToNewBucket(params, callback) {
  const uploaded = this.createBucket({ Bucket: params.Bucket })
    .promise()
    .catch(() => undefined)
    .then(() => upload.call(this, params).promise());
  if (callback) {
    uploaded.then((result) => callback(null, result), callback);
  }
  return { promise: () => uploaded };
};

const adapterModule = path.join(modules, '@cumulus/deployment/app/adapter.js');
require(adapterModule).fetchMessageAdapter = async (version, gitPath, filename, source, folder) => {
  fs.mkdirSync(path.dirname(source), { recursive: true });
  fs.copyFileSync(path.join(reference, 'message-adapter.zip'), source);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'adapter.txt'), 'The message adapter.\n');
  return folder;
};
