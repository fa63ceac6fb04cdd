/**
 * Exim's own Message-IDs: `E`, then seconds, process and the part of the second in base 62.
 * Source: Exim's specification, "Message identification", and ChangeLog JH/29 of 4.97, which widened the last two.
 */
import { partsOf, splitAtHost, type IdGenerator, type Reading } from './generator.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const FORM = /^(E)(\w{6})-(\w{6})-(\w{2})$/;
const WIDE_FORM = /^(E)(\w{6})-(\w{11})-(\w{4})$/;
const BEGIN_SECONDS = Date.UTC(1995, 0, 1) / 1000;
const END_SECONDS = Date.UTC(2100, 0, 1) / 1000;

export const EXIM_UP_TO_4_96 = exim('exim-4.96', 'Exim up to 4.96', FORM, 2000, '1/2000 s');
export const EXIM_FROM_4_97 = exim('exim-4.97', 'Exim from 4.97', WIDE_FORM, 1_000_000, 'µs');

function exim(id: string, name: string, form: RegExp, perSecond: number, unit: string): IdGenerator {
  return { id, read: (text) => readExim(text, name, form, perSecond, unit) };
}

function readExim(text: string, generator: string, form: RegExp, perSecond: number, unit: string): Reading | null {
  const [left, at, host] = splitAtHost(text);
  const match = left.includes('_') ? null : form.exec(left);
  if (!match) return null;
  const [, mark = '', clock = '', process = '', fraction = ''] = match;
  const seconds = Number(base62(clock));
  if (seconds < BEGIN_SECONDS || seconds > END_SECONDS) return null;
  const units = Number(base62(fraction));
  // A host with a number of its own adds it here, in coarser units that the text does not tell.
  const whole = units < perSecond;
  return {
    generator,
    parts: partsOf([
      [mark, null],
      [clock, 'clock', 'clock, s (base 62)'],
      ['-', null],
      [process, 'process', 'process id'],
      ['-', null],
      [fraction, 'clock', whole ? unit : `${unit}, host number`],
      [at, null],
      [host, 'host'],
    ]),
    hash: null,
    time: whole
      ? { ms: seconds * 1000 + (units * 1000) / perSecond, decimals: perSecond > 2000 ? 6 : 4 }
      : { ms: seconds * 1000, decimals: 0 },
    values: [`process ${base62(process)}`],
    inferred: [
      whole
        ? 'That the host has no number of its own in the last group is inferred.'
        : 'The last group holds a host number too.',
    ],
  };
}

function base62(text: string): bigint {
  return [...text].reduce((sum, digit) => sum * 62n + BigInt(DIGITS.indexOf(digit)), 0n);
}
