// usage: node handlebars.js CASES.json [--write]
// Renders each case with the helpers that kes and the classes of Cumulus register, and prints which texts differ from
// those that the file has; with --write, puts the texts into the file.
'use strict';

const fs = require('fs');
const os = require('os');
const path = require('path');

const file = process.argv[2];
const write = process.argv[3] === '--write';
const App = require('@cumulus/deployment/app/kes');
const Iam = require('@cumulus/deployment/iam/kes');
require('handlebars').logger.log = () => {};
console.log = () => {};

const { context, cases } = JSON.parse(fs.readFileSync(file, 'utf8'));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handlebars-'));
const template = path.join(folder, 'template');

function render(KesClass, text) {
  fs.writeFileSync(template, text);
  const kes = Object.create(KesClass.prototype);
  kes.config = JSON.parse(JSON.stringify(context));
  kes.stack = 'the-stack';
  return kes.parseCF(template);
}

let differing = 0;
render(Iam, '');
for (const each of cases) {
  let text;
  try {
    text = render(App, each.template);
  } catch (error) {
    text = null;
  }
  if (write) {
    each.text = text;
  } else if (each.text !== text) {
    differing += 1;
    process.stdout.write(`${each.about}: Handlebars.js renders ${JSON.stringify(text)}\n`);
  }
}
fs.rmSync(folder, { recursive: true });
if (write) {
  const lines = cases.map((each) => `    ${JSON.stringify(each)}`).join(',\n');
  const values = JSON.stringify(context, null, 2).replace(/\n/g, '\n  ');
  fs.writeFileSync(file, `{\n  "context": ${values},\n  "cases": [\n${lines}\n  ]\n}\n`);
} else {
  process.stdout.write(`handlebars: ${cases.length - differing} of ${cases.length} cases are as Handlebars.js renders them\n`);
}
process.exit(differing ? 1 : 0);
