// A second implementation of the calendar and deadline parts of the kit. It shares no code with
// the library: whatever it has to know stands on the pages of the kit and in its data.

import process from "node:process";
import { createInterface } from "node:readline";
import * as calendar from "./calendar.mjs";
import { Asked, Unsupported } from "./days.mjs";
import * as deadline from "./deadline.mjs";

const KINDS = { calendar: calendar.answer, deadline: deadline.answer };

function reply({ kind, input }) {
  if (kind === "hello")
    return { output: { protocol: 1, name: "second", kinds: Object.keys(KINDS) } };
  if (!(kind in KINDS)) return { unsupported: `kind ${kind}` };
  try {
    return { output: KINDS[kind](input) };
  } catch (error) {
    if (error instanceof Unsupported) return { unsupported: error.message };
    if (error instanceof Asked) return { error: { code: error.code, message: error.message } };
    return { error: { code: "internal", message: error.stack } };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  process.stdout.write(`${JSON.stringify({ id: question.id, ...reply(question) })}\n`);
}
