// Reads [{name, text}] from standard input and prints {name: [complaint]}: what the ASL language service of the AWS
// Toolkit says of definitions.
const { getLanguageService } = require("amazon-states-language-service");
const { TextDocument } = require("vscode-languageserver-textdocument");

async function main() {
  const service = getLanguageService({ promiseConstructor: Promise });
  const found = {};
  for (const { name, text } of JSON.parse(require("node:fs").readFileSync(0, "utf8"))) {
    const document = TextDocument.create(`file:///${name}`, "asl", 1, text);
    const diagnostics = await service.doValidation(document, service.parseJSONDocument(document));
    found[name] = diagnostics.map((diagnostic) => diagnostic.message);
  }
  console.log(JSON.stringify(found));
}

main();
