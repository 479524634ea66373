// The last day for the reply to a request, and what is wrong with its events, as DEADLINE.md says.

import { readFileSync } from "node:fs";
import { calendarOf } from "./calendar.mjs";
import { Asked, format, parse } from "./days.mjs";

const LAW = JSON.parse(
  readFileSync(new URL("../../../conformance/requests/data/law.json", import.meta.url), "utf8"),
);
const ARRIVAL = new Set(["submitted", "signedFor", "confirmed", "received"]);
const CLOSING = new Set(["delivered", "withdrawn", "transferred"]);
const SECOND_DAY = {
  thirdPartyConsulted: "deliveredOn",
  agencyConsulted: "deliveredOn",
  feeNotified: "deliveredOn",
  extended: "notifiedOn",
  delivered: "receivedOn",
};

// What the law says on a day: an entry of law.json, or nothing.
function lawOn(table, day) {
  const holds = ({ from, to }) => parse(from) <= day && (!to || day <= parse(to));
  return table?.value.find(holds) ?? null;
}

class NoDate extends Error {} // there is no day to count from; the findings say why

class Run {
  constructor({ request, asOf, calendar, calendarAsOf, strict = false }) {
    this.calendar = calendarOf(calendar, calendarAsOf);
    this.asOf = parse(asOf);
    this.strict = strict;
    this.request = request;
    this.findings = [];
    this.used = new Set(); // entries of the law that the date rests on
    this.letters = []; // consultations: who, since when, until when at the latest, replied
    this.corrections = { asked: [], received: 0, open: false };
    this.fee = null;
    this.extended = 0;
    this.delay = null;
    this.reasons = false;
    this.decided = false;
    this.closed = null;
  }

  find(code) {
    this.findings.push(code);
  }

  // A finding that leaves no date certain; the other events are looked at all the same.
  doubt(code) {
    this.find(code);
    this.doubtful = true;
  }

  noDate(code) {
    this.find(code);
    throw new NoDate(code);
  }

  rely(entry) {
    if (entry) this.used.add(entry);
    return entry;
  }

  // --- what is known on the day ---------------------------------------------------------------

  visible() {
    const events = this.request.events.map((event) => ({ ...event, day: parse(event.on) }));
    const late = (at) => events.slice(0, at).some(({ day }) => day > events[at].day);
    events.forEach((_, at) => late(at) && this.find("D301"));
    const known = events.filter(({ day }) => day <= this.asOf);
    for (let n = known.length; n < events.length; n += 1) this.find("D302");
    return known.sort((a, b) => a.day - b.day); // sorting keeps the order of equal days
  }

  // The second day of an event, where it is known by then and fits.
  second(event) {
    const text = event[SECOND_DAY[event.type]];
    if (!text) return null;
    const day = parse(text);
    if (day < event.day) this.find("D312");
    return day > this.asOf ? null : Math.max(day, event.day);
  }

  receipt(events) {
    const end = events.findIndex(({ type }) => CLOSING.has(type));
    const before = end < 0 ? events : events.slice(0, end);
    const days = (list) => [
      ...new Set(list.filter((e) => e.type === "received").map((e) => e.day)),
    ];
    const recorded = days(before).length > 0 ? days(before) : days(events);
    if (recorded.length > 1) this.doubt("D306");
    const { channel } = this.request;
    const makes = ({ type, day }) => lawOn(LAW.receipt[channel], day)?.value === type;
    const derived = channel ? events.find(makes)?.day : undefined;
    if (recorded.length === 0 && derived === undefined) this.unreceived(channel);
    if (recorded.length > 0 && derived !== undefined && derived !== recorded[0]) this.find("D305");
    this.source = recorded.length > 0 ? (e) => e.type === "received" : makes;
    return recorded[0] ?? derived;
  }

  // What makes the day of receipt may lie ahead; then nothing is missing.
  unreceived(channel) {
    const ahead = this.request.events.some(({ type, on }) => {
      const day = parse(on);
      const makes = type === "received" || lawOn(LAW.receipt[channel], day)?.value === type;
      return makes && day > this.asOf;
    });
    if (!ahead) this.find(channel ? "D304" : "D303");
    throw new NoDate("receipt");
  }

  // --- counting -------------------------------------------------------------------------------

  // The end of so many working days after a day: two bounds; nothing where none is known.
  ends(start, n) {
    try {
      return this.calendar.bounded(start, n);
    } catch (error) {
      if (error instanceof Asked) return null;
      throw error;
    }
  }

  has(start, n, on) {
    const end = this.ends(start, n);
    return end !== null && on > end.latest;
  }

  // One bound of the reply period: spans take the working days in them out of the count.
  bound(spans, which) {
    const union = [];
    for (const [after, through] of [...spans].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
      if (through <= after) continue;
      const last = union.at(-1);
      if (last && after <= last[1]) last[1] = Math.max(last[1], through);
      else union.push([after, through]);
    }
    let [at, left, certain] = [this.start, this.base + this.extended, true];
    for (const [after, through] of union) {
      if (after > at) {
        const [least, most] = this.calendar.between(at, after);
        const counted = which === "earliest" ? most : least;
        if (counted >= left) break;
        left -= counted;
      }
      at = Math.max(at, through);
    }
    const end = this.calendar.bounded(at, left);
    certain = end.certain;
    return [end[which], certain];
  }

  // The ordinary end of the period as it looks on a day, open letters taken as answered that day.
  ordinary(day) {
    if (this.waiting()) return null;
    const [early, late] = ["earliest", "latest"].map((which) => this.spans(which, day));
    return this.window(early, late);
  }

  // The days of letters that do not count; of open ones, those until a day, or until they may last.
  spans(which, until) {
    return this.letters
      .filter(({ idle }) => !idle)
      .map(({ sent, replied, end }) => [
        sent,
        Math.min(replied ?? until ?? Infinity, end ? end[which] : Infinity),
      ]);
  }

  window(early, late) {
    try {
      const [earliest, sure] = this.bound(early, "earliest");
      const [latest, alsoSure] = this.bound(late, "latest");
      return { earliest, latest, known: sure && alsoSure };
    } catch (error) {
      if (error instanceof Asked) return null;
      throw error;
    }
  }

  ended(day) {
    if (this.waiting()) return false;
    const end = this.delay === null ? this.ordinary(day) : { latest: this.delay };
    return end !== null && day > end.latest;
  }

  restart(day) {
    this.start = day;
    this.extended = 0;
  }

  // --- the events -----------------------------------------------------------------------------

  correctionRequested(event) {
    const { asked } = this.corrections;
    if (asked.length > 0 && this.restarts) this.find("D322");
    const limit = lawOn(LAW.figure.correction_notice, this.received)?.value;
    if (asked.length === 0 && limit && this.has(this.received, limit, event.day)) this.find("D321");
    const allowed = event.allowedWorkingDays;
    asked.push({ end: allowed ? this.ends(event.day, allowed) : null });
    if (this.restarts && this.corrections.received === 0) this.corrections.open = true;
  }

  correctionReceived(event) {
    const { asked } = this.corrections;
    const before = this.corrections.received;
    this.corrections.received += 1;
    this.corrections.open = false;
    if (asked.length === 0 && this.restarts) return this.doubt("D309");
    if (before >= asked.length) return this.find("D310");
    if (!this.restarts) return;
    const late = asked.every(({ end }) => end !== null && event.day > end.latest);
    if (late) this.find("D323");
    if (before > 0) return;
    this.rely(this.correction);
    this.restart(event.day);
  }

  consulted(event, effect, figure) {
    const given = this.second(event) ?? event.day;
    if (effect?.value !== "suspend") {
      this.letters.push({ ...event, idle: true, sent: event.day, end: null });
      return;
    }
    const end = figure ? this.ends(given, figure.value) : null;
    const idle = this.ended(event.day);
    if (idle) this.find("D341");
    else this.rely(effect);
    this.letters.push({ ...event, idle, sent: event.day, end });
  }

  thirdPartyConsulted(event) {
    const figure = lawOn(LAW.figure.third_party_opinion, this.received);
    this.consulted(event, lawOn(LAW.effect.third_party, this.received), figure);
  }

  agencyConsulted(event) {
    const figure = event.coProducing ? lawOn(LAW.figure.co_producing_opinion, this.received) : null;
    this.consulted(event, lawOn(LAW.effect.agency, this.received), figure);
  }

  replied(event, asked, effect) {
    const open = this.letters.filter(
      ({ type, party, replied }) =>
        type === asked && party === event.party && replied === undefined,
    );
    if (open.length === 0) {
      return effect?.value === "suspend" ? this.doubt("D308") : this.find("D310");
    }
    if (open.every(({ end, idle }) => !idle && end && event.day > end.latest)) this.find("D342");
    for (const letter of open) letter.replied = event.day;
  }

  thirdPartyReplied(event) {
    this.replied(event, "thirdPartyConsulted", lawOn(LAW.effect.third_party, this.received));
  }

  agencyReplied(event) {
    this.replied(event, "agencyConsulted", lawOn(LAW.effect.agency, this.received));
  }

  extendedBy(event) {
    const told = this.second(event);
    if (!event.approvedBy) this.find("D333");
    if (!event.notifiedOn) return this.find("D334");
    if (told === null) return this.find("D302");
    if (event.day < this.start) return; // it extended the period that a restart has ended
    if (this.ended(told)) return this.find("D331");
    const cap = this.rely(lawOn(LAW.figure.extension, this.received)).value;
    if (this.extended + event.workingDays > cap) this.find("D332");
    this.extended = Math.min(cap, this.extended + event.workingDays);
  }

  reasonsRequested() {
    this.reasons = true;
    if (!lawOn(LAW.effect.delay, this.received)) this.find("D353");
  }

  reasonsReceived() {
    if (!this.reasons) this.find("D310");
  }

  delayFixed(event) {
    const effect = lawOn(LAW.effect.delay, this.received);
    if (!effect) return this.find("D353");
    this.rely(effect);
    const end = this.ordinary(event.day);
    if (this.ended(event.day)) this.find("D352");
    this.delay = parse(event.until);
    if (end && this.delay < end.earliest) this.find("D351");
  }

  feeNotified(event) {
    const effect = this.modern ? lawOn(LAW.effect.payment, event.day) : null;
    const figure = lawOn(LAW.figure.payment, event.day);
    if (!effect || !figure) return this.find("D353");
    if (this.fee?.open) return;
    const given = this.second(event) ?? event.day;
    this.fee = { effect, end: this.ends(given, figure.value), open: true };
    this.rely(effect);
  }

  feePaid(event) {
    const effect = this.modern ? lawOn(LAW.effect.payment, event.day) : null;
    if (!this.fee?.open && effect) return this.doubt("D309");
    if (!this.fee?.open) return this.find("D310");
    if (this.fee.end && event.day > this.fee.end.latest) this.find("D361");
    this.fee.open = false;
    this.restart(event.day);
  }

  decidedOn(event) {
    this.decided = event;
  }

  judgeDecision(event) {
    const entails = LAW.decisionKinds[event.kind];
    if (entails === undefined) return this.find("D391");
    const first = lawOn(LAW.effect.refusal, event.day);
    const told = (event.remediesTold ?? []).includes("reconsideration_first");
    if (first && entails === "reconsider_first") {
      if (!told) this.find("D381");
    } else if (told && !(first && entails === "partly_reconsider_first")) this.find("D382");
  }

  delivered(event) {
    const second = this.second(event);
    if (!this.decided) this.find("D310");
    this.close(event, event.by === "post" ? event.day : (second ?? event.day));
  }

  close(event, day) {
    this.closed = { type: event.type, on: event.day, day };
  }

  // An extension takes its place on the day the applicant was told, once that day has come.
  placed(events) {
    const told = ({ type, day, notifiedOn }) => {
      const other = type === "extended" && notifiedOn ? parse(notifiedOn) : day;
      return other > this.asOf ? day : Math.max(day, other);
    };
    return [...events].sort((a, b) => told(a) - told(b));
  }

  take(event) {
    if (this.closed) return this.find("D311");
    if (ARRIVAL.has(event.type)) return;
    if (event.day < this.received) {
      if (CLOSING.has(event.type)) this.close(event, event.day);
      return this.doubt("D307");
    }
    if (event.type === "extended") return this.extendedBy(event);
    if (event.type === "decided") return this.decidedOn(event);
    if (event.type === "withdrawn" || event.type === "transferred")
      return this.close(event, event.day);
    return this[event.type](event);
  }

  // --- the answer -----------------------------------------------------------------------------

  answer() {
    const events = this.visible();
    try {
      return this.computed(events);
    } catch (error) {
      if (!(error instanceof NoDate)) throw error;
      const closing = events.some(({ type }) => CLOSING.has(type));
      return this.said(closing ? "closed" : "indeterminate", null);
    }
  }

  computed(events) {
    this.received = this.receipt(events);
    const reply = lawOn(LAW.figure.reply, this.received);
    if (!reply) this.noDate("D313");
    this.base = this.rely(reply).value;
    this.start = this.received;
    this.correction = lawOn(LAW.effect.correction, this.received);
    this.restarts = this.correction?.value === "reset";
    this.modern = reply.basis.law === "cn-ogi-2019";
    const made = events.find((event) => event.day === this.received && this.source(event));
    for (const event of this.placed(events)) if (event !== made) this.take(event);
    if (this.decided) this.judgeDecision(this.decided);
    this.silent();
    this.refuseLaw();
    return this.outcome();
  }

  waiting() {
    return this.corrections.open || this.fee?.open;
  }

  // Whether the applicant let a period run out, which ends the request.
  lapsed() {
    const over = ({ end }) => end !== null && end.latest < this.asOf;
    const fee = this.fee?.open && !(this.strict && this.fee.effect.status !== "text");
    return (
      !this.closed &&
      ((this.corrections.open && this.corrections.asked.every(over)) || (fee && over(this.fee)))
    );
  }

  silent() {
    if (this.closed || this.lapsed()) return;
    for (const letter of this.letters) {
      if (letter.replied === undefined && letter.end && letter.end.latest < this.asOf) {
        letter.replied = Infinity;
        this.find("D343");
      }
    }
  }

  // Strict: no date rests on what was not read in its text, or not compared with it for long.
  refuseLaw() {
    if (!this.strict) return;
    const used = [...this.used];
    const unread = used.filter(({ status }) => status !== "text");
    const old = used.filter(
      ({ lastChecked }) => parse(lastChecked) + LAW.recheckAfterDays < this.asOf,
    );
    for (const _ of unread) this.find("D314");
    for (const _ of old) this.find("D316");
    if (unread.length + old.length > 0) this.doubtful = true;
  }

  outcome() {
    if (this.waiting() || this.doubtful) {
      return this.said(this.closed || this.lapsed() ? "closed" : "indeterminate", null);
    }
    const today = this.closed?.on ?? this.asOf;
    if (this.delay !== null)
      return this.due({ earliest: this.delay, latest: this.delay, known: true });
    const open = this.letters.filter(({ replied, idle }) => replied === undefined && !idle);
    const reached = this.ordinary(today)?.latest ?? Infinity;
    const endless = open.some(({ end, sent }) => !end && sent < reached);
    if (endless && !this.closed) return this.said("indeterminate", null);
    const late = this.spans("latest", this.closed ? today : null);
    return this.due(this.window(this.spans("earliest", today), late));
  }

  due(end) {
    if (end === null || !end.known) this.find("D315");
    if (end === null) return this.said(this.closed ? "closed" : "indeterminate", null);
    if (this.closed) {
      if (this.closed.type === "delivered" && this.closed.day > end.latest) this.find("D371");
      return this.said("closed", end);
    }
    if (this.asOf > end.latest) this.find("D372");
    return this.said(end.known && end.earliest === end.latest ? "certain" : "provisional", end);
  }

  said(status, end) {
    const same = end !== null && end.known && end.earliest === end.latest;
    const text = (day) => (day === undefined ? null : format(day));
    return {
      status,
      due: same ? text(end.earliest) : null,
      earliest: text(end?.earliest),
      latest: text(end?.latest),
      findings: [...this.findings].sort(),
    };
  }
}

export function answer(input) {
  return new Run(input).answer();
}
