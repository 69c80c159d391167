// Prints the roles that serverless-step-functions makes. Reads from its input, as JSON, what users of the plugin write
// for each state machine. A machine that it fails at is named on the error output, and has no role.
'use strict';

const fs = require('node:fs');
const StepFunctions = require('serverless-step-functions');

function makeRole(name, machine) {
  const template = { Resources: {} };
  const provider = { compiledCloudFormationTemplate: template, name: 'aws', region: 'us-east-1', stage: 'dev' };
  const service = {
    service: 'roles',
    provider,
    functions: {},
    stepFunctions: { stateMachines: { [name]: machine } },
    getAllFunctions: () => [],
    getFunction: () => ({}),
  };
  const silent = () => {};
  const aws = {
    naming: {
      getLambdaLogicalId: (id) => id,
      getNormalizedFunctionName: (id) => id,
      getStackName: () => 'roles-dev',
      normalizeName: (id) => id,
    },
    getRegion: () => 'us-east-1',
    getStage: () => 'dev',
  };
  const serverless = {
    service,
    getProvider: () => aws,
    utils: { readFileSync: (file) => fs.readFileSync(file, 'utf8') },
    cli: { consoleLog: silent, log: silent },
    configSchemaHandler: { defineTopLevelProperty: silent },
  };
  aws.serverless = serverless;
  new StepFunctions(serverless, { stage: 'dev', region: 'us-east-1' }).compileIamRole();
  return template.Resources;
}

const machines = JSON.parse(fs.readFileSync(0, 'utf8'));
const roles = {};
const log = console.log;
console.log = () => {};
for (const [name, machine] of Object.entries(machines)) {
  try {
    Object.assign(roles, makeRole(name, machine));
  } catch (error) {
    console.error(`${name}: ${error.message}`);
  }
}
log(JSON.stringify(roles));
