// Checks definitions with one of the other validators in one process, and prints the milliseconds that each round took:
// node peer.js PACKAGES asl-validator|language-service ROUNDS FILE...
const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");

const [packages, tool, rounds, ...files] = process.argv.slice(2);
const load = createRequire(`${packages}/package.json`);

function validator() {
  if (tool === "asl-validator") {
    const validate = load("asl-validator");
    return (text) => validate(JSON.parse(text));
  }
  const { getLanguageService } = load("amazon-states-language-service");
  const { TextDocument } = load("vscode-languageserver-textdocument");
  const service = getLanguageService({ promiseConstructor: Promise });
  return (text) => {
    const document = TextDocument.create("file:///m.asl.json", "asl", 1, text);
    return service.doValidation(document, service.parseJSONDocument(document));
  };
}

async function main() {
  const check = validator();
  const millis = [];
  for (let round = 0; round < Number(rounds); round++) {
    const start = process.hrtime.bigint();
    for (const file of files) {
      await check(readFileSync(file, "utf8"));
    }
    millis.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  console.log(JSON.stringify(millis));
}

main();
