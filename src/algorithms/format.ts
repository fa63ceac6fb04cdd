/** Writing and reading the Message-ID's text, common to all versions. */
import type { Algorithm, ClockDigits, CounterForm, MessageIdFields } from './step.ts';

/** What JavaMail up to 1.5.2 appends: its name and the sender's address. */
export const NAMED_SUFFIX = '.JavaMail.cfmail@mail.example.com';
/** What is left since 1.5.3: the host. */
export const HOST_SUFFIX = '@mail.example.com';

/** What stands before the suffix. */
export function formatFields(form: CounterForm, { hash, counter, clock }: MessageIdFields): string {
  switch (form) {
    case 'none':
      return `${hash}.${clock}`;
    case 'joined':
      return `${hash}.${counter}${clock}`;
    case 'dotted':
      return `${hash}.${counter}.${clock}`;
  }
}

/** As Java writes an int. It may still be too large: a bound on the digits here makes matching half as slow again. */
const INT = '(0|-?[1-9]\\d*)';
const clocked = (before: string): Record<ClockDigits, RegExp> => ({
  13: new RegExp(`^${before}(\\d{13})$`),
  16: new RegExp(`^${before}(\\d{16})$`),
});
const FORMS: Record<CounterForm, Record<ClockDigits, RegExp>> = {
  none: clocked(`${INT}\\.`),
  joined: clocked(`${INT}\\.${INT}`),
  dotted: clocked(`${INT}\\.${INT}\\.`),
};

const isInt = (value: number): boolean => value === (value | 0);

/**
 * The fields of what stands before the suffix; null if it has another form.
 * `digits` must be told, because where the counter runs together with the clock nothing in the text tells a clock
 * in µs from a counter that ends in three more digits. Real JavaMail always wrote 13.
 */
function parseFields(form: CounterForm, text: string, digits: ClockDigits): MessageIdFields | null {
  const match = FORMS[form][digits].exec(text);
  if (!match) return null;
  const [first, second, third] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (!isInt(first)) return null;
  if (form === 'none') return { hash: first, counter: null, clock: second };
  return isInt(second) ? { hash: first, counter: second, clock: third } : null;
}

/** The Message-ID with its angle brackets. */
export function formatMessageId(algorithm: Algorithm, fields: MessageIdFields): string {
  return `<${formatFields(algorithm.counterForm, fields)}${algorithm.suffix}>`;
}

/** The fields of a Message-ID that this algorithm could have made, whoever its sender; null if it could not. */
export function parseMessageId(
  algorithm: Algorithm,
  messageId: string,
  digits: ClockDigits = 13,
): MessageIdFields | null {
  const text = messageId.trim().replace(/^<|>$/g, '');
  const end = algorithm.suffix === HOST_SUFFIX ? text.indexOf('@') : text.indexOf('.JavaMail.');
  return end < 0 ? null : parseFields(algorithm.counterForm, text.slice(0, end), digits);
}
