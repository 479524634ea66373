#!/usr/bin/env node
// Asks a program every case of this kit over standard input and output, and compares its answers.
// PROTOCOL.md says what the lines mean. Needs Node 18 or later and nothing else.

import { spawn } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const PROTOCOL = 1;
const KIT = dirname(fileURLToPath(import.meta.url));
const FOLDERS = {
  calendar: "calendars",
  deadline: "requests",
  "time-limit": "time-limits",
  catalog: "catalogs",
};
const KINDS = Object.keys(FOLDERS);
const EXIT = { passed: 0, failed: 1, wrongUse: 2, fault: 3 };
const SHOWN = 300; // characters of a value or a line that messages quote
const SECONDS = 30; // for one answer, by default

const WORDS = {
  zh: {
    usage: `用法：node run.mjs [选项] -- 命令 [参数…]
启动被测程序，逐条提问，比较回答。协议见 PROTOCOL.zh.md。

  --kind KIND       只问一类：${KINDS.join("、")}；可重复
  --case ID         只问一个用例，如 requests/fee-paid，可用 *；可重复
  --json FILE       另写一份 JSON 报告；- 表示写到标准输出，代替文字
  --timeout SECONDS 等待一个回答的秒数，默认 ${SECONDS}
  --list            列出用例，不启动程序
  --lang zh|en      显示语言
  --help            显示本说明

退出码：0 全部通过，1 有用例不符，2 用法错误，3 程序中止、超时或输出无法读懂`,
    noCommand: "没有写明被测程序：在 -- 之后写命令；用法见 --help",
    badOption: (o) => `不认识的选项 ${o}；用法见 --help`,
    noValue: (o) => `选项 ${o} 缺少值；用法见 --help`,
    badKind: (k) => `没有 ${k} 这一类；可用：${KINDS.join("、")}`,
    badTimeout: (v) => `--timeout 应为大于0的秒数，不是 ${v}`,
    badLang: (v) => `--lang 应为 zh 或 en，不是 ${v}`,
    noCase: (c) => `没有用例 ${c}；用 --list 查看全部`,
    brokenKit: (why) => `用例包不完整：${why}；请重新取得`,
    cannotWrite: (f, why) => `不能写入 ${f}：${why}`,
    FAILED: "不符",
    question: (n) => `第${n}问`,
    expected: "应为",
    got: "实为",
    missing: "缺少",
    unexpected: "多出",
    nothing: "（无）",
    wantedOutput: "应给出结果，实为错误",
    wantedError: (c) => `应为错误 ${c}，实为结果`,
    wrongError: (want, have) => `应为错误 ${want}，实为错误 ${have}`,
    counts: (p, f, s) => `${p} 通过，${f} 不符，${s} 跳过`,
    conforms: (k) => `；达到级别：${k || "无"}`,
    total: (n) => `共 ${n} 个用例：`,
    notAsked: (n) => `，${n} 未问`,
    nonePassed: "没有一个用例通过：程序没有声明所问的类别，或全部跳过",
    kindSkipped: "程序没有声明这一类",
    ruleSkipped: (r) => `程序没有声明规则 ${r}`,
    cannotStart: (c, why) => `不能启动 ${c}：${why}`,
    died: (how) => `程序中止（${how}）`,
    exitCode: (c) => `退出码 ${c}`,
    signal: (s) => `信号 ${s}`,
    timeout: (s) => `${s} 秒内没有回答；每写一行要立即送出（flush），不要等输入结束`,
    notUtf8: "输出不是 UTF-8",
    notJson: (l) => `输出的一行不是 JSON：${l}`,
    notAnswer: (l) => `输出的一行不是回答（须有 output、error 或 unsupported 之一）：${l}`,
    manyAnswers: (m, l) => `输出的一行不止一个回答（${m.join("、")}）：${l}`,
    wrongId: (want, l) => `回答的 id 不是 ${want}：${l}`,
    extra: (l) => `没有提问却有输出：${l}`,
    badHello: (l) => `握手的回答缺少 protocol、name 或 kinds：${l}`,
    otherProtocol: (p) => `程序使用协议 ${p}，本工具使用协议 ${PROTOCOL}`,
    notEnded: (s) => `输入结束后 ${s} 秒内程序没有退出`,
    at: (c) => `，正在问 ${c}`,
  },
  en: {
    usage: `usage: node run.mjs [options] -- command [arguments…]
Starts the program under test, asks it every case and compares the answers. See PROTOCOL.md.

  --kind KIND       only one kind: ${KINDS.join(", ")}; may repeat
  --case ID         only one case, such as requests/fee-paid, * allowed; may repeat
  --json FILE       write a JSON report as well; - is standard output, in place of text
  --timeout SECONDS how long to wait for one answer, by default ${SECONDS}
  --list            list the cases, start nothing
  --lang zh|en      language of the messages
  --help            show this

exit codes: 0 all passed, 1 cases failed, 2 wrong use, 3 the program died, was silent or garbled`,
    noCommand: "there is no program to test: give its command after --; see --help",
    badOption: (o) => `unknown option ${o}; see --help`,
    noValue: (o) => `option ${o} has no value; see --help`,
    badKind: (k) => `there is no kind ${k}; known: ${KINDS.join(", ")}`,
    badTimeout: (v) => `--timeout takes a number of seconds above 0, not ${v}`,
    badLang: (v) => `--lang takes zh or en, not ${v}`,
    noCase: (c) => `there is no case ${c}; --list shows all`,
    brokenKit: (why) => `the kit is not whole: ${why}; get it anew`,
    cannotWrite: (f, why) => `cannot write ${f}: ${why}`,
    FAILED: "FAILED",
    question: (n) => `question ${n}`,
    expected: "expected",
    got: "got",
    missing: "missing",
    unexpected: "unexpected",
    nothing: "(nothing)",
    wantedOutput: "expected an output, got an error",
    wantedError: (c) => `expected the error ${c}, got an output`,
    wrongError: (want, have) => `expected the error ${want}, got the error ${have}`,
    counts: (p, f, s) => `${p} passed, ${f} failed, ${s} skipped`,
    conforms: (k) => `; conforms at: ${k || "none"}`,
    total: (n) => `${n} cases: `,
    notAsked: (n) => `, ${n} not asked`,
    nonePassed: "no case passed: the program does not declare the kind, or everything was skipped",
    kindSkipped: "the program does not declare the kind",
    ruleSkipped: (r) => `the program does not declare the rule ${r}`,
    cannotStart: (c, why) => `cannot start ${c}: ${why}`,
    died: (how) => `the program died (${how})`,
    exitCode: (c) => `exit code ${c}`,
    signal: (s) => `signal ${s}`,
    timeout: (s) => `no answer within ${s} s; flush every line, do not wait for the end of input`,
    notUtf8: "the output is not UTF-8",
    notJson: (l) => `a line of output is not JSON: ${l}`,
    notAnswer: (l) => `a line of output is no answer (output, error or unsupported): ${l}`,
    manyAnswers: (m, l) => `a line of output is more than one answer (${m.join(", ")}): ${l}`,
    wrongId: (want, l) => `the id of the answer is not ${want}: ${l}`,
    extra: (l) => `there is output though nothing was asked: ${l}`,
    badHello: (l) => `the answer to hello lacks protocol, name or kinds: ${l}`,
    otherProtocol: (p) => `the program speaks protocol ${p}, this runner protocol ${PROTOCOL}`,
    notEnded: (s) => `the program did not end within ${s} s after its input ended`,
    at: (c) => `, asked ${c}`,
  },
};

class WrongUse extends Error {}
class Fault extends Error {}

// --- the command line ---------------------------------------------------------------------------

function defaultLang() {
  const names = [process.env.LC_ALL, process.env.LC_MESSAGES, process.env.LANG];
  const name = names.find((value) => value) ?? Intl.DateTimeFormat().resolvedOptions().locale;
  return name.toLowerCase().startsWith("zh") ? "zh" : "en";
}

function readArguments(argv) {
  const options = { kinds: [], cases: [], json: null, timeout: SECONDS, list: false, help: false };
  const split = argv.indexOf("--");
  const own = split < 0 ? argv : argv.slice(0, split);
  options.command = split < 0 ? [] : argv.slice(split + 1);
  const named = own.indexOf("--lang");
  options.lang =
    ["zh", "en"].includes(own[named + 1]) && named >= 0 ? own[named + 1] : defaultLang();
  const words = WORDS[options.lang];
  for (let i = 0; i < own.length; i += 1) {
    const [name, ...rest] = own[i].split("=");
    const value = () => {
      const given = rest.length > 0 ? rest.join("=") : own[(i += 1)];
      if (given === undefined) throw new WrongUse(words.noValue(name));
      return given;
    };
    if (name === "--kind") options.kinds.push(value());
    else if (name === "--case") options.cases.push(value());
    else if (name === "--json") options.json = value();
    else if (name === "--timeout") options.timeout = seconds(value(), words);
    else if (name === "--list") options.list = true;
    else if (name === "--help" || name === "-h") options.help = true;
    else if (name === "--lang") {
      const lang = value();
      if (!(lang in WORDS)) throw new WrongUse(words.badLang(lang));
      options.lang = lang;
    } else throw new WrongUse(words.badOption(own[i]));
  }
  for (const kind of options.kinds) {
    if (!KINDS.includes(kind)) throw new WrongUse(words.badKind(kind));
  }
  if (!options.help && !options.list && options.command.length === 0) {
    throw new WrongUse(words.noCommand);
  }
  return options;
}

function seconds(text, words) {
  const number = Number(text);
  if (!(number > 0)) throw new WrongUse(words.badTimeout(text));
  return number;
}

// --- the cases ----------------------------------------------------------------------------------

function readCases(words) {
  try {
    return KINDS.flatMap((kind) => {
      const folder = join(KIT, FOLDERS[kind]);
      const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
      return names.sort().map((name) => readCase(folder, name, kind));
    });
  } catch (error) {
    throw new WrongUse(words.brokenKit(error.message));
  }
}

function readCase(folder, name, kind) {
  const content = JSON.parse(readFileSync(join(folder, name), "utf8"));
  const id = `${FOLDERS[kind]}/${content.id}`;
  const asked = content.questions ?? [content];
  const questions = asked.map(({ input, expected }, index) => ({
    id: content.questions ? `${id}#${index + 1}` : id,
    input: { ...content.shared, ...withData(input, folder) },
    expected,
  }));
  return { id, kind, title: content.title, questions };
}

// A file beside the case travels inside the question, so that a program needs no folder.
function withData({ file, ...input }, folder) {
  if (input.kind !== "file") return input;
  const base64 = readFileSync(join(folder, file)).toString("base64");
  return { ...input, name: basename(file), base64 };
}

function chosen(cases, options) {
  const words = WORDS[options.lang];
  const patterns = options.cases.map((text) => {
    const parts = text.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/gu, "\\$&"));
    const pattern = new RegExp(`^(?:[^/]*/)?${parts.join(".*")}$`, "u");
    if (!cases.some((each) => pattern.test(each.id))) throw new WrongUse(words.noCase(text));
    return pattern;
  });
  return cases.filter(
    ({ id, kind }) =>
      (options.kinds.length === 0 || options.kinds.includes(kind)) &&
      (patterns.length === 0 || patterns.some((pattern) => pattern.test(id))),
  );
}

// --- the program under test ---------------------------------------------------------------------

class Program {
  constructor(command, timeout, words) {
    this.words = words;
    this.timeout = timeout;
    this.lines = [];
    this.rest = Buffer.alloc(0);
    this.wake = () => {};
    this.ended = null; // how the process ended, once it has and its output is read
    this.exit = null;
    this.process = spawn(command[0], command.slice(1), { stdio: ["pipe", "pipe", "inherit"] });
    this.process.stdin.on("error", () => {}); // a dead reader shows as the end of its output
    this.process.on("error", (error) => this.end(words.cannotStart(command[0], error.code)));
    this.process.stdout.on("data", (chunk) => this.take(chunk));
    this.process.on("close", (code, signal) => {
      this.exit = code;
      this.end(words.died(signal ? words.signal(signal) : words.exitCode(code)));
    });
  }

  end(how) {
    this.ended ??= how;
    this.wake();
  }

  take(chunk) {
    const whole = Buffer.concat([this.rest, chunk]);
    let start = 0;
    for (let end; (end = whole.indexOf(10, start)) >= 0; start = end + 1) {
      this.lines.push(whole.subarray(start, end));
    }
    this.rest = whole.subarray(start);
    this.wake();
  }

  // Wait until there is a line, the process has ended, or the time is up; say whether in time.
  async settled(done) {
    const until = Date.now() + this.timeout * 1000;
    while (!done()) {
      const left = until - Date.now();
      if (left <= 0) return false;
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, left);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return true;
  }

  async ask(question) {
    if (this.lines.length > 0) throw new Fault(this.words.extra(quoted(this.lines[0])));
    this.process.stdin.write(`${JSON.stringify(question)}\n`);
    const inTime = await this.settled(() => this.lines.length > 0 || this.ended !== null);
    if (!inTime) throw new Fault(this.words.timeout(this.timeout));
    if (this.lines.length === 0) throw new Fault(this.ended);
    return this.answer(this.lines.shift(), question.id);
  }

  answer(line, id) {
    let text;
    try {
      text = new TextDecoder("utf-8", { fatal: true }).decode(line);
    } catch {
      throw new Fault(this.words.notUtf8);
    }
    let answer;
    try {
      answer = JSON.parse(text);
    } catch {
      throw new Fault(this.words.notJson(quoted(line)));
    }
    if (!isObject(answer)) throw new Fault(this.words.notAnswer(quoted(line)));
    if (answer.id !== id) throw new Fault(this.words.wrongId(JSON.stringify(id), quoted(line)));
    const whole =
      isObject(answer.output) ||
      typeof answer.unsupported === "string" ||
      typeof answer.error?.code === "string";
    if (!whole) throw new Fault(this.words.notAnswer(quoted(line)));
    const members = ["output", "error", "unsupported"].filter((name) => name in answer);
    if (members.length > 1) throw new Fault(this.words.manyAnswers(members, quoted(line)));
    return answer;
  }

  async hello() {
    const input = { protocol: PROTOCOL };
    const answer = await this.ask({ id: "hello", kind: "hello", input });
    const said = answer.output ?? {};
    const strings = (value) => Array.isArray(value) && value.every((x) => typeof x === "string");
    const rulesFit = said.rules === undefined || strings(said.rules);
    if (!("protocol" in said && typeof said.name === "string" && strings(said.kinds) && rulesFit)) {
      throw new Fault(this.words.badHello(JSON.stringify(answer).slice(0, SHOWN)));
    }
    if (said.protocol !== PROTOCOL) throw new Fault(this.words.otherProtocol(said.protocol));
    return said;
  }

  async close() {
    this.process.stdin.end();
    const inTime = await this.settled(() => this.ended !== null || this.lines.length > 0);
    if (this.lines.length > 0) throw new Fault(this.words.extra(quoted(this.lines[0])));
    if (!inTime) throw new Fault(this.words.notEnded(this.timeout));
    if (this.exit !== 0) throw new Fault(this.ended);
  }

  kill() {
    this.process.kill("SIGKILL");
    this.process.stdin.destroy();
    this.process.stdout.destroy();
  }
}

function quoted(line) {
  const text = line.toString("utf8");
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

// --- comparing ----------------------------------------------------------------------------------

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// What is expected to be null may also be left out.
function equal(expected, found) {
  if (expected === null) return found === null || found === undefined;
  if (Array.isArray(expected)) {
    return (
      Array.isArray(found) &&
      expected.length === found.length &&
      expected.every((value, index) => equal(value, found[index]))
    );
  }
  if (!isObject(expected)) return expected === found;
  if (!isObject(found)) return false;
  const names = new Set([...Object.keys(expected), ...Object.keys(found)]);
  return [...names].every((name) => equal(expected[name] ?? null, found[name] ?? null));
}

// A finding is an object, or its bare code.
const asFinding = (value) => (typeof value === "string" ? { code: value } : value);

function fits(expected, found) {
  return Object.entries(expected).every(([name, value]) =>
    name === "location"
      ? isObject(found.location) &&
        Object.entries(value).every(([key, place]) => equal(place, found.location[key]))
      : equal(value, found[name]),
  );
}

// Pair every expected finding with one of its own; what cannot be paired is missing or unexpected.
function unpaired(expected, found) {
  const taken = new Array(found.length).fill(-1);
  const pair = (index, tried) =>
    found.some((candidate, at) => {
      if (tried.has(at) || !fits(expected[index], candidate)) return false;
      tried.add(at);
      if (taken[at] >= 0 && !pair(taken[at], tried)) return false;
      taken[at] = index;
      return true;
    });
  const missing = expected.filter((_, index) => !pair(index, new Set()));
  return { missing, unexpected: found.filter((_, at) => taken[at] < 0) };
}

function differences(expected, output) {
  const found = [];
  for (const [name, value] of Object.entries(expected)) {
    if (name === "findings") {
      const list = Array.isArray(output.findings) ? output.findings.map(asFinding) : null;
      if (list === null || !list.every(isObject)) {
        found.push({ path: name, expected: value, found: output.findings ?? null });
        continue;
      }
      const { missing, unexpected } = unpaired(value.map(asFinding), list);
      found.push(...missing.map((each) => ({ path: name, missing: each })));
      found.push(...unexpected.map((each) => ({ path: name, unexpected: each })));
    } else if (!equal(value, output[name])) {
      found.push({ path: name, expected: value, found: output[name] ?? null });
    }
  }
  return found;
}

function judge(expected, answer, words) {
  const want = expected.error?.code;
  if (want === undefined) {
    if (answer.error === undefined) return differences(expected, answer.output);
    const { code, message = "" } = answer.error;
    return [{ path: "error", message: `${words.wantedOutput} ${code} ${message}`.trim() }];
  }
  if (answer.error === undefined) {
    return [{ path: "error", message: words.wantedError(want), found: answer.output }];
  }
  const have = answer.error.code;
  return have === want ? [] : [{ path: "error", message: words.wrongError(want, have) }];
}

// --- asking -------------------------------------------------------------------------------------

// Return why a case is not asked, given what the program declared; nothing when it is.
function notDeclared({ kind, questions }, declared, words) {
  if (!declared.kinds.includes(kind)) return words.kindSkipped;
  if (kind !== "catalog" || declared.rules === undefined) return null;
  const codes = questions.flatMap(({ expected }) => (expected.findings ?? []).map(asFinding));
  const lacking = codes.find(({ code }) => !declared.rules.includes(code));
  return lacking === undefined ? null : words.ruleSkipped(lacking.code);
}

async function askCase(each, program, words) {
  const found = [];
  let reason = null;
  for (const [index, { id, input, expected }] of each.questions.entries()) {
    const answer = await program.ask({ id, kind: each.kind, input });
    if (typeof answer.unsupported === "string") {
      reason ??= answer.unsupported;
      continue;
    }
    const number = each.questions.length > 1 ? { question: index + 1, input } : {};
    found.push(...judge(expected, answer, words).map((one) => ({ ...number, ...one })));
  }
  if (found.length > 0) return { result: "failed", differences: found };
  return reason === null ? { result: "passed" } : { result: "skipped", reason };
}

async function run(cases, options, words) {
  const program = new Program(options.command, options.timeout, words);
  const results = [];
  let declared = null;
  let fault = null;
  let asking = "hello";
  try {
    declared = await program.hello();
    for (const each of cases) {
      asking = each.id;
      const why = notDeclared(each, declared, words);
      const outcome =
        why === null ? await askCase(each, program, words) : { result: "skipped", reason: why };
      results.push({ id: each.id, kind: each.kind, title: each.title, ...outcome });
    }
    asking = null;
    await program.close();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    fault = { message: error.message, case: asking };
  } finally {
    program.kill();
  }
  return { declared, results, fault };
}

// --- telling ------------------------------------------------------------------------------------

function countsOf(results) {
  const count = (result) => results.filter((each) => each.result === result).length;
  return { passed: count("passed"), failed: count("failed"), skipped: count("skipped") };
}

// A program conforms at a level when every case of the kind was asked and passed.
function levels(all, results) {
  return KINDS.filter((kind) => {
    const cases = all.filter((each) => each.kind === kind);
    const passed = results.filter((each) => each.kind === kind && each.result === "passed");
    return cases.length > 0 && passed.length === cases.length;
  });
}

function exitCode({ results, fault }) {
  if (fault !== null) return EXIT.fault;
  const { passed, failed } = countsOf(results);
  return failed > 0 || passed === 0 ? EXIT.failed : EXIT.passed;
}

function short(value, words) {
  const text = value === undefined || value === null ? words.nothing : JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

function findingLine(finding, words) {
  const { code, severity = "", location = {}, message = "" } = finding;
  const place = ["pointer", "sheet", "cell", "row", "line"]
    .filter((name) => location?.[name] !== undefined && location[name] !== null)
    .map((name) => (name === "pointer" ? location[name] : `${name} ${location[name]}`));
  return [code ?? words.nothing, severity, place.join(" "), message]
    .filter((part) => part)
    .join(" ");
}

function differenceLine(one, words) {
  if (one.message !== undefined) {
    return one.found === undefined ? one.message : `${one.message} ${short(one.found, words)}`;
  }
  if (one.missing) return `${one.path}: ${words.missing} ${findingLine(one.missing, words)}`;
  if (one.unexpected) {
    return `${one.path}: ${words.unexpected} ${findingLine(one.unexpected, words)}`;
  }
  const expected = `${words.expected} ${short(one.expected, words)}`;
  return `${one.path}: ${expected}, ${words.got} ${short(one.found, words)}`;
}

function* failureLines({ id, title, differences: found }, options) {
  const words = WORDS[options.lang];
  yield `${words.FAILED}  ${id}  ${title[options.lang]}`;
  let question = null;
  for (const one of found) {
    if (one.question !== undefined && one.question !== question) {
      question = one.question;
      yield `  ${words.question(question)} ${short(one.input, words)}`;
    }
    yield `  ${one.question === undefined ? "" : "  "}${differenceLine(one, words)}`;
  }
}

function* skipLines(results) {
  const reasons = new Map();
  for (const { result, kind, reason } of results) {
    if (result !== "skipped") continue;
    const line = `${kind}: ${reason}`;
    reasons.set(line, (reasons.get(line) ?? 0) + 1);
  }
  for (const [line, number] of reasons) yield `${line} (${number})`;
}

function totalLine(outcome, all, cases, words) {
  const { results } = outcome;
  const { passed, failed, skipped } = countsOf(results);
  const left = cases.length - results.length;
  return [
    words.total(cases.length),
    words.counts(passed, failed, skipped),
    left > 0 ? words.notAsked(left) : "",
    words.conforms(levels(all, results).join(", ")),
  ].join("");
}

function* textReport(outcome, all, cases, options) {
  const words = WORDS[options.lang];
  const { declared, results, fault } = outcome;
  if (declared) yield `${declared.name} ${declared.version ?? ""}`.trimEnd();
  for (const each of results) if (each.result === "failed") yield* failureLines(each, options);
  for (const kind of KINDS) {
    const { passed, failed, skipped } = countsOf(results.filter((each) => each.kind === kind));
    if (passed + failed + skipped === 0) continue;
    yield `${kind.padEnd(12)}${words.counts(passed, failed, skipped)}`;
  }
  for (const line of skipLines(results)) yield `  ${line}`;
  if (fault) yield fault.case ? fault.message + words.at(fault.case) : fault.message;
  else if (results.every((each) => each.result === "skipped")) yield words.nonePassed;
  yield totalLine(outcome, all, cases, words);
}

function jsonReport(outcome, all, cases) {
  const { declared, results, fault } = outcome;
  const byKind = KINDS.map((kind) => [kind, countsOf(results.filter((r) => r.kind === kind))]);
  return {
    protocol: PROTOCOL,
    program: declared,
    exitCode: exitCode(outcome),
    summary: {
      cases: cases.length,
      ...countsOf(results),
      notAsked: cases.length - results.length,
      byKind: Object.fromEntries(byKind),
    },
    conforms: levels(all, results),
    fault,
    results,
  };
}

async function main() {
  const options = readArguments(process.argv.slice(2));
  const words = WORDS[options.lang];
  const print = (line) => process.stdout.write(`${line}\n`);
  if (options.help) return (print(words.usage), EXIT.passed);
  const all = readCases(words);
  const cases = chosen(all, options);
  if (options.list) {
    for (const each of cases) print(`${each.kind}\t${each.id}\t${each.title[options.lang]}`);
    return EXIT.passed;
  }
  const outcome = await run(cases, options, words);
  if (options.json !== null) {
    const text = `${JSON.stringify(jsonReport(outcome, all, cases), null, 2)}\n`;
    if (options.json === "-") process.stdout.write(text);
    else writeReport(options.json, text, words);
  }
  if (options.json !== "-")
    for (const line of textReport(outcome, all, cases, options)) print(line);
  return exitCode(outcome);
}

function writeReport(path, text, words) {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new WrongUse(words.cannotWrite(path, error.code));
  }
}

process.stdout.on("error", () => process.exit(EXIT.passed)); // whoever read it has gone
main().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    const wrong = error instanceof WrongUse;
    process.stderr.write(`${wrong ? error.message : error.stack}\n`);
    process.exitCode = wrong ? EXIT.wrongUse : EXIT.fault;
  },
);
