/** How numbers stand in a link: durations with `us` or `ms`, everything else bare. */
import type { IntegerField, StopsField } from './field.ts';

export type NumberField = IntegerField | StopsField;

const WHOLE = /^\d{1,15}$/;
const DURATION = /^(\d{1,9}(?:\.\d{1,6})?)(us|ms)$/;

/** The duration in µs; null if the text is none. A bare 0 needs no unit. */
function readDurationUs(text: string): number | null {
  if (text === '0') return 0;
  const match = DURATION.exec(text);
  if (!match) return null;
  const us = Number(match[1]) * (match[2] === 'ms' ? 1000 : 1);
  return Number(us.toFixed(6));
}

/** The value that a link's text stands for; null if it is no number or not one of the field's. */
export function readNumber(field: NumberField, text: string): number | null {
  if (field.kind === 'integer') {
    const value = WHOLE.test(text) ? Number(text) : NaN;
    return value >= field.min && value <= field.max ? value : null;
  }
  const value = readStop(field, text);
  return value !== null && field.stops.includes(value) ? value : null;
}

function readStop(field: StopsField, text: string): number | null {
  switch (field.unit) {
    case 'µs':
      return readDurationUs(text);
    case 'ms': {
      const us = readDurationUs(text);
      return us === null ? null : us / 1000;
    }
    case 'steps':
    case 'messages':
      return WHOLE.test(text) ? Number(text) : null;
  }
}

/** The inverse of {@link readNumber}. */
export function writeNumber(field: NumberField, value: number): string {
  if (field.kind === 'integer') return String(value);
  switch (field.unit) {
    case 'µs':
      return value === 0 ? '0' : value < 100 ? `${value}us` : `${value / 1000}ms`;
    case 'ms':
      return `${value}ms`;
    case 'steps':
    case 'messages':
      return String(value);
  }
}

/** What a link may say, for a message to people. */
export function allowedNumbers(field: NumberField): string {
  return field.kind === 'integer'
    ? `whole numbers from ${field.min} to ${field.max}`
    : field.stops.map((stop) => writeNumber(field, stop)).join(', ');
}
