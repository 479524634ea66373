// The year whose notice is missing: the least and the most working days that any admissible
// notice leaves between two days. The conditions of CALENDAR.md are followed one by one: a year
// is a row of pieces (a day worked, a weekend off, a block of days off), laid from left to right.

import { isWeekend } from "./days.mjs";

const LONGEST = 10; // days of a block
const NEAR = 6; // days from a block to a make-up day or to the next block of its group
const NO_BLOCK = -1000;

export class Missing {
  // `statutory` holds a day as often as there are festivals on it; `rest` days off come before.
  constructor(first, end, statutory, rest) {
    this.first = first;
    this.end = end;
    this.finished = new Map(); // whether a row can be laid to its end, whatever is counted
    this.rest = rest;
    this.festivals = new Map();
    for (const day of statutory) this.festivals.set(day, (this.festivals.get(day) ?? 0) + 1);
  }

  // Least and most working days after one day, through another, both in the year.
  counts(after, through) {
    const counted = new Map();
    const worked = (day) => (day > after && day <= through ? 1 : 0);
    const lay = (day, laid) => {
      if (day > this.end) return laid.debt === 0 && laid.first === null ? [0, 0] : null;
      const piece = day - laid.last > NEAR + 1 ? settledOf(laid) : laid;
      if (piece === null) return null;
      const { off, last, debt, early, first } = piece;
      const known = day > through ? this.finished : counted;
      const key = `${day} ${off} ${last} ${debt} ${early} ${first}`;
      if (!known.has(key)) known.set(key, this.continued(day, piece, lay, worked));
      return known.get(key);
    };
    const start = {
      off: this.rest > 0 ? "weekend" : "",
      last: NO_BLOCK,
      debt: 0,
      early: 0,
      first: null,
    };
    return lay(this.first, start);
  }

  // Every piece that may come next, the best and the worst of what follows each of them.
  continued(day, piece, lay, worked) {
    let found = null;
    const take = (counted, rest) => {
      if (rest === null) return;
      const [least, most] = [counted + rest[0], counted + rest[1]];
      found = found ? [Math.min(found[0], least), Math.max(found[1], most)] : [least, most];
    };
    const tooLong = (at) => piece.first !== null && at - piece.first > NEAR;
    if (!this.festivals.has(day) && !tooLong(day)) {
      const next = { ...piece, off: "" };
      if (!isWeekend(day)) take(worked(day), lay(day + 1, next));
      else {
        if (day - piece.last <= NEAR)
          take(worked(day), lay(day + 1, { ...next, debt: piece.debt - 1 }));
        const first = piece.first ?? day;
        take(worked(day), lay(day + 1, { ...next, early: piece.early + 1, first }));
        if (piece.off !== "block") take(0, lay(day + 1, { ...piece, off: "weekend" }));
      }
    }
    if (piece.off === "" || day === this.first) {
      if (!tooLong(day))
        for (const [end, block] of this.blocks(day, piece)) take(0, lay(end + 1, block));
    }
    return found;
  }

  // The blocks that may begin on a day. A block ends before a day that is worked.
  *blocks(start, piece) {
    const before = start === this.first ? this.rest : 0;
    let [due, holds] = [0, false];
    for (let end = start; end <= this.end && end - start + 1 + before <= LONGEST; end += 1) {
      const festivals = this.festivals.get(end) ?? 0;
      if (festivals > 0) {
        due -= festivals - (isWeekend(end) ? 0 : 1);
        holds = true;
      } else if (!isWeekend(end)) due += 1;
      if (!holds) continue;
      const joined = start - piece.last <= NEAR;
      if (!joined && piece.debt !== 0) continue;
      const debt = (joined ? piece.debt : 0) + due - piece.early;
      yield [end, { off: "block", last: end, debt, early: 0, first: null }];
    }
  }
}

// A group further back than make-up days reach must be paid for; then it is forgotten.
function settledOf(piece) {
  return piece.debt === 0 ? { ...piece, last: NO_BLOCK } : null;
}
