// Runs a handler as the Node.js runtime of Lambda does: the event on standard input, the response in a file.
'use strict';
const fs = require('fs');
const path = require('path');
const url = require('url');

const [handlerName, responseFile, contextText] = process.argv.slice(1);
const facts = JSON.parse(contextText);
const deadline = Date.now() + facts.timeout;
const UNSETTLED =
  'The Lambda runtime client detected an unexpected Node.js exit code. ' +
  'This is most commonly caused by a Promise that was never settled.';

// Up to Node.js 22, only a promise is a result; a plain value that is returned is lost.
const version = Number((/nodejs(\d+)/.exec(process.env.AWS_EXECUTION_ENV) || [])[1] || 24);
let isAsync = false;

function respond(response) {
  fs.writeFileSync(responseFile, JSON.stringify(response));
  process.exit(0);
}

// An error of the runtime's own: another one, or what is to be said, under a name of Lambda's.
function fault(kind, reason) {
  const error = Object.assign(new Error(reason), { name: `Runtime.${kind}` });
  Error.captureStackTrace(error, fault);
  return error;
}

// The frames of this text, which is no file, are left out.
const frames = (stack) => String(stack).split('\n').filter((line) => !/^ +at .*\[eval\]/.test(line));

function fail(error) {
  const isError = error instanceof Error || (error && error.stack);
  respond({
    error: {
      errorType: isError ? error.name || 'Error' : typeof error,
      errorMessage: isError ? error.message : String(error),
      trace: isError ? frames(error.stack) : [],
    },
  });
}

async function load() {
  const dot = handlerName.indexOf('.', handlerName.lastIndexOf('/') + 1);
  const base = path.resolve(handlerName.slice(0, dot));
  const file = ['.js', '.mjs', '.cjs'].map((end) => base + end).find((name) => fs.existsSync(name));
  if (!file) {
    throw fault('ImportModuleError', `Error: Cannot find module '${handlerName.slice(0, dot)}'`);
  }
  const module = await imported(url.pathToFileURL(file).href);
  const names = handlerName.slice(dot + 1).split('.');
  const find = (from) => names.reduce((value, name) => (value == null ? value : value[name]), from);
  const handler = find(module) || find(module.default);
  if (!handler) {
    throw fault('HandlerNotFound', `${handlerName} is undefined or not exported`);
  }
  if (typeof handler !== 'function') {
    throw fault('HandlerNotFound', `${handlerName} is not a function`);
  }
  return handler;
}

async function imported(file) {
  try {
    return await import(file);
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw fault('UserCodeSyntaxError', error);
    }
    throw error && error.code === 'MODULE_NOT_FOUND' ? fault('ImportModuleError', error) : error;
  }
}

function succeed(result) {
  let text;
  try {
    text = JSON.stringify(result === undefined ? null : result);
  } catch (error) {
    fail(new Error('Unable to stringify response body'));
  }
  respond({ result: text === undefined ? null : JSON.parse(text) });
}

process.on('uncaughtException', fail);
process.on('unhandledRejection', (reason) => fail(fault('UnhandledPromiseRejection', reason)));
process.on('beforeExit', () => (isAsync ? fail(fault('NodeJsExit', UNSETTLED)) : respond({ result: null })));

const done = (error, result) => (error ? fail(error) : succeed(result));
const context = {
  callbackWaitsForEmptyEventLoop: true,
  functionName: facts.functionName,
  functionVersion: '$LATEST',
  invokedFunctionArn: facts.arn,
  memoryLimitInMB: String(facts.memory),
  awsRequestId: facts.requestId,
  logGroupName: `/aws/lambda/${facts.functionName}`,
  logStreamName: 'rehearsal/[$LATEST]',
  getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  done,
  fail: (error) => done(error || new Error('null')),
  succeed: (result) => done(null, result),
};

(async () => {
  const handler = await load();
  isAsync = handler.constructor.name === 'AsyncFunction';
  const event = JSON.parse(fs.readFileSync(0, 'utf8'));
  const returned = handler(event, context, done);
  if (returned && typeof returned.then === 'function') {
    done(null, await returned);
  } else if (version >= 24 && handler.length < 3) {
    done(null, returned);
  }
})().catch(fail);
