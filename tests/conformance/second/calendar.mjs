// Working days out of the published data of the kit, as CALENDAR.md says.

import { readFileSync } from "node:fs";
import { Missing } from "./bounds.mjs";
import { Asked, Unsupported, date, format, isWeekend, parse } from "./days.mjs";

const DATA = new URL("../../../conformance/calendars/data/", import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(`${name}.json`, DATA), "utf8"));
const NATION = "CN";
const opened = new Map();

export function calendarOf(id, asOf) {
  const key = `${id} ${asOf}`;
  if (!opened.has(key)) opened.set(key, new Calendar(id, parse(asOf)));
  return opened.get(key);
}

function published(id) {
  try {
    return read(id);
  } catch {
    throw new Asked("unknown-code", `no calendar ${id}`);
  }
}

const refuse = (what) => {
  throw new Asked("calendar-not-covered", `${what} is not known`);
};

class Calendar {
  constructor(id, asOf) {
    const known = ({ knownOn }) => knownOn !== null && parse(knownOn) <= asOf;
    const local = id === NATION ? { years: [] } : published(id);
    const notices = read(NATION).notices.filter(known);
    if (notices.length === 0) refuse("what had been published by then");
    const lastYear = notices.at(-1).year;
    this.asOf = asOf;
    this.first = date(notices[0].year - 1, 12, 29);
    this.end = date(lastYear, 12, 31);
    this.certain = date(lastYear, 12, 28);
    this.history = new Map(); // of each day that an act rules, the rulings, oldest first
    for (const notice of notices) this.rule(notice, known);
    for (const year of local.years.filter(known)) {
      if (year.year < notices[0].year || year.year > lastYear) continue;
      for (const day of year.off) this.note(parse(day), "local_holiday", year.number);
      for (const day of year.work) this.note(parse(day), "local_makeup", year.number);
    }
    this.missingYear = lastYear + 1;
  }

  rule({ number, off, makeup, amendments }, known) {
    for (const { from, to } of off) {
      for (let day = parse(from); day <= parse(to); day += 1) this.note(day, "holiday", number);
    }
    for (const day of makeup) this.note(parse(day), "makeup", number);
    for (const amendment of amendments.filter(known)) {
      for (const { date: text, works } of amendment.days) {
        const day = parse(text);
        const worked = isWeekend(day) ? "makeup" : "working_day";
        this.note(day, works ? worked : "holiday", amendment.number);
      }
    }
  }

  note(day, kind, notice) {
    if (!this.history.has(day)) this.history.set(day, []);
    this.history.get(day).push({ kind, notice });
  }

  rulings(day) {
    const plain = { kind: isWeekend(day) ? "weekend" : "working_day", notice: null };
    return [plain, ...(this.history.get(day) ?? [])];
  }

  works(day) {
    if (day < this.first || day > this.end) refuse(format(day));
    return ["working_day", "makeup", "local_makeup"].includes(this.rulings(day).at(-1).kind);
  }

  // The n-th working day strictly after a day, or before it; nothing where days run out.
  exact(day, n) {
    this.works(day);
    const step = Math.sign(n);
    let [at, left] = [day, Math.abs(n)];
    while (left > 0) {
      at += step;
      if (at < this.first || at > this.end) return null;
      if (this.works(at)) left -= 1;
    }
    return at;
  }

  add(day, n) {
    return this.exact(day, n) ?? refuse(`${n} working days from ${format(day)}`);
  }

  // Least and most working days after one day, through another, the missing year included.
  between(after, through) {
    let known = 0;
    const settled = Math.min(through, this.certain);
    for (let day = after + 1; day <= settled; day += 1) known += this.works(day) ? 1 : 0;
    if (through <= this.certain) return [known, known];
    const [least, most] = this.missing().counts(Math.max(after, this.certain), through);
    return [known + least, known + most];
  }

  missing() {
    if (this.open !== undefined) return this.open;
    const versions = read("statutory").versions.filter(
      ({ knownOn, from }) =>
        parse(knownOn) <= this.asOf && Number(from.slice(0, 4)) <= this.missingYear,
    );
    const days = versions.at(-1)?.days[this.missingYear];
    if (!days) refuse(String(this.missingYear));
    let rest = 0;
    while (!this.works(this.certain - rest)) rest += 1;
    const end = date(this.missingYear, 12, 31);
    this.open = new Missing(this.certain + 1, end, days.map(parse), rest);
    return this.open;
  }

  // Two bounds of the n-th working day, equal and certain where it is known.
  bounded(day, n) {
    const limit = date(this.missingYear, 12, 28);
    if (day < this.first || day > limit) refuse(format(day));
    const exact = day <= this.end ? this.exact(day, n) : null;
    if (exact !== null && Math.max(day, exact) <= this.certain)
      return { earliest: exact, latest: exact, certain: true };
    if (n === 0) return { earliest: day, latest: day, certain: false };
    return { ...(n > 0 ? this.forward(day, n, limit) : this.backward(day, -n)), certain: false };
  }

  forward(day, n, limit) {
    const reached = (bound) => {
      let [low, high] = [day, day + 7 + 2 * n]; // the first day through which so many have passed
      if (high > limit || this.between(day, high)[bound] < n) [low, high] = [day, limit + 1];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (this.between(day, middle)[bound] >= n) high = middle;
        else low = middle;
      }
      return high <= limit ? high : refuse(`${n} working days from ${format(day)}`);
    };
    return { latest: reached(0), earliest: reached(1) };
  }

  backward(day, n) {
    let latest = null;
    for (let target = day - 1; target >= this.first; target -= 1) {
      const [least, most] = this.between(target - 1, day - 1);
      if (most >= n) latest ??= target;
      if (least >= n) return { earliest: target, latest };
    }
    return refuse(`${n} working days before ${format(day)}`);
  }
}

const text = (day) => (day === null ? null : format(day));
const worth = (certain) => (certain ? "certain" : "provisional");

function add(calendar, input) {
  const day = parse(input.date);
  const exact = input.provisional ? null : calendar.add(day, input.n);
  const { earliest, latest, certain } = calendar.bounded(day, input.n);
  const result = exact ?? (certain ? earliest : null);
  return {
    status: worth(certain),
    result: text(result),
    earliest: text(earliest),
    latest: text(latest),
  };
}

function count(calendar, input) {
  const { from, to, bounds = "(]" } = input;
  let [first, last, open, shut, sign] = [parse(from), parse(to), bounds[0], bounds[1], 1];
  const limit = input.provisional ? date(calendar.missingYear, 12, 28) : calendar.end;
  for (const day of [first, last]) if (day < calendar.first || day > limit) refuse(format(day));
  if (first > last) {
    [first, last, sign] = [last, first, -1];
    [open, shut] = [shut === "]" ? "[" : "(", open === "[" ? "]" : ")"];
  }
  const through = shut === "]" ? last : last - 1;
  const after = Math.min(open === "[" ? first - 1 : first, through);
  const certain = through <= calendar.certain;
  const found = calendar.between(after, through).map((number) => sign * number || 0);
  const [least, most] = found.sort((a, b) => a - b);
  if (certain || input.provisional) {
    return { status: worth(certain), count: certain ? least : null, least, most };
  }
  let number = 0;
  for (let day = after + 1; day <= through; day += 1) number += calendar.works(day) ? sign : 0;
  return { status: worth(certain), count: number, least, most };
}

function explain(calendar, day) {
  const works = calendar.works(day);
  const [ruling, ...before] = calendar.rulings(day).reverse();
  return { works, status: worth(day <= calendar.certain), ...ruling, before };
}

export function answer(input) {
  const calendar = calendarOf(input.calendar, input.calendarAsOf);
  if (input.query === "add") return add(calendar, input);
  if (input.query === "count") return count(calendar, input);
  if (input.query === "explain") return explain(calendar, parse(input.date));
  if (input.query !== "is-working") throw new Unsupported(`query ${input.query}`);
  const day = parse(input.date);
  return { works: calendar.works(day), status: worth(day <= calendar.certain) };
}
