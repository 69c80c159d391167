// Reads [{name, text}] from standard input and prints {name: [complaint]}: what asl-validator says of definitions.
const validate = require("asl-validator");

const found = {};
for (const { name, text } of JSON.parse(require("node:fs").readFileSync(0, "utf8"))) {
  try {
    const { errors } = validate(JSON.parse(text));
    found[name] = errors.map((error) => error["Error code"]);
  } catch (error) {
    found[name] = [`exception: ${error.message}`];
  }
}
console.log(JSON.stringify(found));
