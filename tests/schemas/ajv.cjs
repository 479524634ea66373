// Judges records by schemas with ajv in strict mode; reads a question as JSON, writes the answer.
//   {"vocabulary": [keyword…], "formats": true, "schemas": {name: schema…}, "records": [[name, record]…]}
// `formats` asserts them by ajv-formats; otherwise the pattern beside a format decides alone.
// The answer: {"schemas": {name: errors or null}, "records": [[[keyword, pointer, schema pointer]…]…]}
const { readFileSync } = require("node:fs");
const Ajv2020 = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default;

const question = JSON.parse(readFileSync(0, "utf8"));
const ajv = new Ajv2020({ strict: true, allErrors: true });
ajv.addVocabulary(question.vocabulary);
if (question.formats) addFormats(ajv, ["date"]);
else ajv.addFormat("date", true);

const schemas = {};
const judges = {};
for (const [name, schema] of Object.entries(question.schemas)) {
  schemas[name] = ajv.validateSchema(schema) ? null : ajv.errors;
  judges[name] = ajv.compile(schema);
}
const records = question.records.map(([name, record]) => {
  judges[name](record);
  // A condition that fails reports itself after the fault inside it.
  const faults = (judges[name].errors ?? []).filter((error) => error.keyword !== "if");
  return faults.map((error) => [error.keyword, error.instancePath, error.schemaPath]);
});
process.stdout.write(JSON.stringify({ schemas, records }));
