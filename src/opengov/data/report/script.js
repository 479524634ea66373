"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const STEP = 200;
  const PRINTED = 300;
  const state = { lang: data.lang, sort: "order", down: false, show: STEP };
  const $ = (id) => document.getElementById(id);
  const say = (text) => text[state.lang];
  const word = (key) => say(data.words[key]);
  // Everything from the catalog is set as text, never as markup.
  function make(name, text, attributes) {
    const element = document.createElement(name);
    if (text !== undefined && text !== null) element.textContent = text;
    for (const key in attributes || {}) element.setAttribute(key, attributes[key]);
    return element;
  }
  function fill(element, children) {
    element.replaceChildren(...children);
    return element;
  }
  const RANK = { fatal: 0, error: 1, warning: 2, info: 3 };
  const COLUMNS = [
    ["severity", (f) => RANK[f.severity]],
    ["place", (f) => f.order],
    ["header", (f) => f.header || ""],
    ["message", (f) => say(f.message)],
    ["rule", (f) => f.code],
  ];
  function place(f) {
    return [f.sheet, f.cell || (f.line ? word("line") + " " + f.line : f.row ? word("row") + " " + f.row : f.pointer)]
      .filter(Boolean).join(" ");
  }
  function tiles() {
    const records = ["entries", "disclosures"].filter((key) => data.summary[key] || (key === "entries" && !data.summary.disclosures));
    const tiles = records.map((key) => [key, data.summary[key], ""]).concat(
      ["fatal", "error", "warning", "info"].filter((s) => s !== "fatal" || data.summary.fatal)
        .map((s) => [s, data.summary[s], s]));
    fill($("tiles"), tiles.map(([key, number, kind]) => {
      const tile = make("li");
      return fill(tile, [make("b", number.toLocaleString(), { class: kind }), make("span", word(key))]);
    }));
  }
  function bars() {
    const most = Math.max(1, ...Object.values(data.summary.byRule));
    fill($("bars"), Object.entries(data.summary.byRule).sort((a, b) => b[1] - a[1]).map(([code, number]) => {
      const rule = data.rules[code];
      const button = make("button", null, { type: "button", "aria-pressed": String($("rule").value === code) });
      const bar = make("span", null, { class: "bar " + rule.severity });
      const fillBar = make("i");
      fillBar.style.width = (100 * number) / most + "%";
      fill(bar, [fillBar, make("span", say(rule.title))]);
      fill(button, [make("b", code, { class: rule.severity }), bar, make("span", number.toLocaleString(), { class: "n" })]);
      button.addEventListener("click", () => {
        $("rule").value = $("rule").value === code ? "" : code;
        refresh();
        $("findings").scrollIntoView();
      });
      return fill(make("li"), [button]);
    }));
    if (!Object.keys(data.summary.byRule).length) fill($("bars"), [make("li", word("none"))]);
  }
  function matrix() {
    const head = make("tr");
    fill(head, [make("th", word("domain"), { scope: "col" }), make("th", word("entries"), { scope: "col" })].concat(
      data.matrix.elements.map((title) => make("th", say(title), { scope: "col" }))));
    const rows = data.matrix.rows.map((each) => {
      const row = make("tr");
      return fill(row, [make("th", say(each.title), { scope: "row" }), make("td", each.entries.toLocaleString())].concat(
        each.counts.map(([present, undecided, all]) => {
          const percent = all ? Math.floor((1000 * present) / all) / 10 : 100;
          const cell = make("td", null, { class: present === all ? "whole" : present ? "part" : "none" });
          const share = make("i", null, { "aria-hidden": "true" });
          share.style.width = percent + "%";
          const said = present + " / " + all + "  " + percent + "\u00a0%";
          const more = undecided ? " " + word("undecided").replace("{n}", undecided.toLocaleString()) : "";
          return fill(cell, [make("span", said + more), share]);
        })));
    });
    fill($("matrix"), [fill(make("thead"), [head]), fill(make("tbody"), rows)]);
    $("matrix").closest("section").hidden = !rows.length;
  }
  const OUTCOMES = { fail: "failed", pass: "passed", not_applicable: "" };
  function outcomes() {
    const columns = ["rule", "title", "outcome", "counted", "reason"];
    const head = fill(make("tr"), columns.map((key) => make("th", word("outcomes_" + key), { scope: "col" })));
    const rows = data.outcomes.map((each) => fill(make("tr"), [
      make("th", each.code, { scope: "row" }),
      make("td", say(data.rules[each.code].title)),
      make("td", word("outcome_" + each.outcome), { class: OUTCOMES[each.outcome] }),
      make("td", each.why ? "–" : each.failed.toLocaleString() + " / " + each.applicable.toLocaleString()),
      make("td", each.why ? say(each.why) : ""),
    ]));
    fill($("outcomes"), [fill(make("thead"), [head]), fill(make("tbody"), rows)]);
    $("outcome-counts").textContent = Object.keys(OUTCOMES).reduce((text, kind) => text.replace("{" + kind + "}",
      data.outcomes.filter((each) => each.outcome === kind).length.toLocaleString()), word("outcome_counts"));
    $("outcomes").closest("section").hidden = !rows.length;
  }
  function options(id, values) {
    const chosen = $(id).value;
    fill($(id), [make("option", word("all"), { value: "" })].concat(
      values.map(([value, text]) => make("option", text, { value: value }))));
    $(id).value = chosen;
  }
  function heads() {
    fill($("list").tHead.rows[0], COLUMNS.map(([key]) => {
      const mine = state.sort === key;
      const head = make("th", null, { scope: "col", "aria-sort": mine ? (state.down ? "descending" : "ascending") : "none" });
      const button = make("button", word(key), { type: "button" });
      button.addEventListener("click", () => {
        state.down = mine ? !state.down : false;
        state.sort = key;
        refresh();
        $("list").tHead.rows[0].cells[COLUMNS.findIndex((c) => c[0] === key)].firstChild.focus();
      });
      return fill(head, [button]);
    }));
  }
  function quoted(f) {
    const row = data.quotes[f.quote];
    const table = make("table", null, { class: "row", "aria-label": word("source") });
    fill(table, [fill(make("tbody"), [fill(make("tr"), row.map((text, n) =>
      make("td", text, f.column && n === f.column - 1 ? { class: "here" } : {})))])]);
    return fill(make("div", null, { class: "wide", tabindex: "0", role: "group", "aria-label": word("source") }), [table]);
  }
  // What a finding's details hold is made when it is first looked at.
  const unfilled = new WeakMap();
  function explain(details) {
    const f = unfilled.get(details);
    if (!f) return;
    unfilled.delete(details);
    details.append(make("p", say(data.rules[f.code].advice), { class: "advice" }));
    if (f.quote !== undefined) details.append(make("div", word("source")), quoted(f));
    if (data.rules[f.code].basis) details.append(make("p", word("basis") + " " + say(data.rules[f.code].basis)));
  }
  function line(f) {
    const row = make("tr");
    const said = make("td", say(f.message), { class: "say" });
    const details = make("details");
    details.append(make("summary", word("details")));
    unfilled.set(details, f);
    details.addEventListener("toggle", () => { if (details.open) explain(details); });
    if (f.fix) {
      const fix = make("div", null, { class: "fix" });
      said.append(fill(fix, [make("span", word("instead")), make("ins", say(f.fix))]));
    }
    said.append(details);
    const where = make("td", place(f), { class: "place" });
    if (data.inputs.length > 1) where.prepend(make("div", f.source));
    return fill(row, [make("td", word(f.severity), { class: f.severity }), where,
      make("td", f.header || ""), said, make("td", f.code)]);
  }
  function chosen() {
    const text = $("search").value.trim().toLowerCase();
    const severity = $("severity").value, rule = $("rule").value, source = $("source").value;
    const column = COLUMNS.find((c) => c[0] === state.sort);
    const found = data.findings.filter((f) => (!severity || f.severity === severity) && (!rule || f.code === rule) &&
      (!source || f.source === source) && (!text || [f.code, say(f.message), f.header, f.sheet, f.cell, f.source,
        f.fix ? say(f.fix) : "", f.quote === undefined ? "" : data.quotes[f.quote].join(" ")].join(" ").toLowerCase().includes(text)));
    if (column) {
      found.sort((a, b) => {
        const one = column[1](a), two = column[1](b);
        const way = one < two ? -1 : one > two ? 1 : a.order - b.order;
        return state.down ? -way : way;
      });
    }
    return found;
  }
  function refresh() {
    bars();
    heads();
    const found = chosen();
    fill($("list").tBodies[0], found.slice(0, state.show).map(line));
    const total = Object.values(data.summary.byRule).reduce((a, b) => a + b, 0);
    $("shown").textContent = word("shown").replace("{n}", found.length.toLocaleString()).replace("{all}", total.toLocaleString());
    $("more").hidden = found.length <= state.show;
  }
  // Paper cannot be opened: everything is, as far as it goes, and closed again afterwards.
  let restore = null;
  function print(starts) {
    if (starts === Boolean(restore)) return;
    if (!starts) {
      restore();
      restore = null;
      return;
    }
    const body = $("list").tBodies[0], found = chosen();
    const most = Math.max(state.show, PRINTED);
    const more = found.slice(body.rows.length, most).map(line);
    body.append(...more);
    const closed = [...document.querySelectorAll("details:not([open])")];
    closed.forEach((details) => { explain(details); details.open = true; });
    $("cut").textContent = word("cut").replace("{n}", most.toLocaleString()).replace("{rest}", (found.length - most).toLocaleString());
    $("cut").hidden = found.length <= most;
    restore = () => {
      more.forEach((row) => row.remove());
      closed.forEach((details) => { details.open = false; });
      $("cut").hidden = true;
    };
  }
  function all() {
    document.documentElement.lang = state.lang;
    document.title = word("title");
    document.querySelectorAll("[data-text]").forEach((each) => { each.textContent = word(each.dataset.text); });
    $("language").textContent = state.lang === "zh" ? "English" : "中文";
    $("about").textContent = [data.profile, data.asOf, "opengov " + data.tool.version].concat(data.inputs.map((each) => each.path)).filter(Boolean).join(" · ");
    $("verdict").textContent = word("verdict_" + data.verdict);
    $("verdict").className = data.verdict === "passed" ? "passed" : "failed";
    options("severity", ["fatal", "error", "warning", "info"].filter((s) => data.summary[s]).map((s) => [s, word(s)]));
    options("rule", Object.keys(data.summary.byRule).map((code) => [code, code + " " + say(data.rules[code].title)]));
    options("source", data.inputs.map((each) => [each.path, each.path]));
    fill($("notes"), data.notes.map((note) => make("li", say(note))));
    tiles();
    matrix();
    outcomes();
    refresh();
  }
  $("language").addEventListener("click", () => { state.lang = state.lang === "zh" ? "en" : "zh"; all(); });
  $("search").addEventListener("input", () => { state.show = STEP; refresh(); });
  ["severity", "rule", "source"].forEach((id) => $(id).addEventListener("change", () => { state.show = STEP; refresh(); }));
  $("reset").addEventListener("click", () => { $("search").value = $("severity").value = $("rule").value = $("source").value = ""; state.show = STEP; refresh(); });
  $("more").addEventListener("click", () => { state.show += STEP; refresh(); });
  window.addEventListener("beforeprint", () => print(true));
  window.addEventListener("afterprint", () => print(false));
  window.matchMedia("print").addEventListener("change", (event) => print(event.matches));
  all();
})();
