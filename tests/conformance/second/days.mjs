// Civil days as whole numbers: days since 1970-01-01.

const DAY = 86_400_000;

export function parse(text) {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text ?? "");
  const day = match
    ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / DAY
    : NaN;
  if (!match || format(day) !== text) throw new Asked("invalid-question", `no date: ${text}`);
  return day;
}

export function format(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export const date = (year, month, day) => Date.UTC(year, month - 1, day) / DAY;

// 1970-01-01 was a Thursday.
export const isWeekend = (day) => [0, 6].includes((((day + 4) % 7) + 7) % 7);

// What a program answers when it cannot answer: a code of PROTOCOL.md and words.
export class Asked extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

export class Unsupported extends Error {}
