// Answers every question of the kit with what the kit expects; a test spoils some answers.
// Arguments: the folder of the kit, and a module whose `hello` and `spoil` change the answers.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [kit, module] = process.argv.slice(2);
const { hello = {}, spoil = (answer) => answer } = await import(pathToFileURL(module));
const expected = new Map();
for (const folder of ["calendars", "requests", "time-limits", "catalogs"]) {
  for (const name of readdirSync(join(kit, folder)).filter((name) => name.endsWith(".json"))) {
    const { id, questions, ...only } = JSON.parse(readFileSync(join(kit, folder, name), "utf8"));
    if (!questions) expected.set(`${folder}/${id}`, only.expected);
    questions?.forEach((each, n) => expected.set(`${folder}/${id}#${n + 1}`, each.expected));
  }
}
const kinds = ["calendar", "deadline", "time-limit", "catalog"];

function reply({ id, kind }) {
  if (kind === "hello") return { output: { protocol: 1, name: "replay", kinds, ...hello } };
  const wanted = structuredClone(expected.get(id));
  return wanted.error ? wanted : { output: wanted };
}

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  const answer = { id: question.id, ...reply(question) };
  const text = question.kind === "hello" ? answer : spoil(answer, question);
  process.stdout.write(typeof text === "string" ? text : `${JSON.stringify(text)}\n`);
}
