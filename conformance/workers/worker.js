'use strict';

/*
 * A worker with the behaviour of the published one (cumulus-ecs-task), version by version, as far as a task, its
 * handler and Step Functions can see. Written from the description of that behaviour, for tests: it needs nothing
 * but Node.js and `unzip`.
 *
 *   worker.js HARNESS COMMAND...
 *
 * HARNESS is JSON: the endpoint of the AWS calls, the release whose behaviour is wanted, and a folder for its files.
 * COMMAND is what the container's command is. The environment is the container's.
 */

const { execFileSync } = require('child_process');
const fs = require('fs');
const http = require('http');
const Module = require('module');
const path = require('path');

const RELEASES = {
  '1.2.5': { style: 'callback', node: 8, layers: false, period: () => undefined, sdk: /^aws-sdk(\/|$)/, crash: 0 },
  '1.5.1': { style: 'callback', node: 10, layers: true, period: () => undefined, sdk: /^aws-sdk(\/|$)/, crash: 0 },
  '2.1.0': { style: 'async', node: 20, layers: true, period: (ms) => ms, sdk: /^@aws-sdk\//, crash: 1 },
};

/** What Node.js 8 does not read, as far as the sources of the tests go. */
const NEWER_THAN_NODE_8 = /\?\.[a-z_[(]|\?\?|\bcatch\s*\{|\bfor\s+await\b|\b\d+n\b|\b\d+_\d/i;

const OPTIONS = {
  activityArn: ['--activityArn', '--activity-arn', '-a'],
  lambdaArn: ['--lambdaArn', '--lambda-arn', '-l'],
  lambdaInput: ['--lambdaInput', '--lambda-input'],
  sqsUrl: ['--sqsUrl', '--sqs-url'],
  heartbeat: ['--heartbeat'],
  directory: ['--directory', '-d'],
  workDirectory: ['--work-directory', '--workDirectory'],
};

const harness = JSON.parse(process.argv[2]);
const release = RELEASES[harness.release];

function log(message, more) {
  process.stdout.write(`${JSON.stringify({ at: Date.now(), message, ...more })}\n`);
}

function optionsOf(words) {
  const options = {};
  for (let i = 0; i < words.length; i += 1) {
    const equals = words[i].indexOf('=');
    const word = words[i].startsWith('-') && equals > 0 ? words[i].slice(0, equals) : words[i];
    const name = Object.keys(OPTIONS).find((each) => OPTIONS[each].includes(word));
    if (name) {
      if (word === words[i]) i += 1;
      options[name] = word === words[i - 1] ? words[i] : words[i].slice(equals + 1);
    }
  }
  return options;
}

function send(method, target, headers, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(target, harness.endpoint), { method, headers, agent: false }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode, body: Buffer.concat(parts) }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

function credential(service) {
  const region = process.env.AWS_DEFAULT_REGION || 'us-east-1';
  return `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`;
}

async function states(operation, input) {
  const answer = await send('POST', '/', {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `AWSStepFunctions.${operation}`,
    authorization: credential('states'),
  }, JSON.stringify(input));
  const body = JSON.parse(answer.body.toString() || '{}');
  if (answer.status !== 200) {
    const error = new Error(body.message || body.Message || `${operation} was refused`);
    error.name = String(body.__type || 'UnknownError').split('#').pop();
    throw error;
  }
  return body;
}

async function lambda(target) {
  const answer = await send('GET', target, { authorization: credential('lambda') });
  if (answer.status !== 200) throw new Error(`${target}: ${answer.body.toString()}`);
  return JSON.parse(answer.body.toString());
}

async function unzip(address, folder, name) {
  const file = path.join(harness.folder, name);
  fs.writeFileSync(file, (await send('GET', address, {})).body);
  fs.mkdirSync(folder, { recursive: true });
  execFileSync('unzip', ['-q', '-o', file, '-d', folder]);
}

/** Finds the SDK that the image has, and neither the other one nor what this machine has. */
function provideSdk() {
  const load = Module._load;
  Module._load = function loadModule(request, ...rest) {
    if (/^(aws-sdk(\/|$)|@aws-sdk\/)/.test(request) && release.sdk.test(request)) return {};
    return load.call(this, request, ...rest);
  };
}

function readAsNode8() {
  const compile = Module.prototype._compile;
  Module.prototype._compile = function compileModule(content, file) {
    const code = content.replace(/\/\*[^]*?\*\/|\/\/.*|'[^'\n]*'|"[^"\n]*"/g, '');
    if (release.node < 10 && NEWER_THAN_NODE_8.test(code)) throw new SyntaxError(`Unexpected token in ${file}`);
    return compile.call(this, content, file);
  };
}

/** Downloads the function's code, once: new code reaches it when it starts again. */
async function install(lambdaArn) {
  const found = await lambda(`/2015-03-31/functions/${encodeURIComponent(lambdaArn)}`);
  const task = path.join(harness.folder, 'task');
  const layers = path.join(harness.folder, 'opt');
  if (release.layers) {
    let number = 0;
    for (const layer of found.Configuration.Layers || []) {
      const version = await lambda(`/2018-10-31/layers?find=LayerVersion&Arn=${encodeURIComponent(layer.Arn)}`);
      await unzip(version.Content.Location, layers, `layer-${number}.zip`);
      number += 1;
    }
  }
  await unzip(found.Code.Location, task, 'fn.zip');
  const adapter = path.join(task, 'cumulus-message-adapter');
  process.env.CUMULUS_MESSAGE_ADAPTER_DIR = release.layers && !fs.existsSync(adapter) ? layers : adapter;
  // The name is split at every dot, wherever it is.
  const [file, name] = found.Configuration.Handler.split('.');
  provideSdk();
  readAsNode8();
  return require(path.join(task, file))[name];
}

function run(handler, event) {
  if (release.style === 'async') return (async () => handler(event, { via: 'ECS' }))();
  return new Promise((resolve, reject) => {
    handler(event, { via: 'ECS' }, (error, output) => (error ? reject(error) : resolve(output)));
  });
}

function fail(taskToken, error) {
  return states('SendTaskFailure', { taskToken, error: error.name, cause: error.message });
}

async function perform(handler, taskToken, event, heartbeat) {
  let timer;
  if (heartbeat) {
    timer = setInterval(() => {
      states('SendTaskHeartbeat', { taskToken }).catch((error) => log('a heartbeat was refused', { error: error.name }));
    }, release.period(heartbeat));
  }
  try {
    const output = await run(handler, event);
    // Nothing stops the heartbeats of a task that failed.
    clearInterval(timer);
    await states('SendTaskSuccess', { taskToken, output: JSON.stringify(output) });
  } catch (error) {
    await fail(taskToken, error);
  }
}

async function serve(options) {
  const heartbeat = options.heartbeat === undefined ? null : Number(options.heartbeat);
  if (heartbeat && !Number.isInteger(heartbeat)) throw new Error('options.heartbeat must be an integer');
  const handler = await install(options.lambdaArn);
  let stopped = false;
  process.on('SIGTERM', () => {
    log('SIGTERM');
    stopped = true;
  });
  do {
    let task;
    try {
      task = await states('GetActivityTask', { activityArn: options.activityArn });
      if (task.taskToken) await perform(handler, task.taskToken, JSON.parse(task.input), heartbeat);
    } catch (error) {
      log('a task failed', { error: error.name, cause: error.message });
      if (task && task.taskToken) await fail(task.taskToken, error);
    }
  } while (!stopped);
  log('ends');
  process.exit(0);
}

async function once(options) {
  try {
    const handler = await install(options.lambdaArn);
    await run(handler, JSON.parse(options.lambdaInput));
    log('done');
  } catch (error) {
    log('failed', { error: error.name });
  }
}

async function main() {
  const options = optionsOf(process.argv.slice(3));
  if (options.sqsUrl) throw new Error('this worker takes no tasks from queues');
  if (!options.lambdaArn) throw new Error('options.lambdaArn string is required');
  if (options.lambdaInput !== undefined) return once(options);
  if (!options.activityArn) throw new Error('options.activityArn string is required');
  return serve(options);
}

main().catch((error) => {
  log('crashes', { error: error.name, cause: error.message });
  process.exit(release.crash);
});
