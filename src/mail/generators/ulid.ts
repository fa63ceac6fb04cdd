/** ULID: 48 bits of ms and 80 random bits in Crockford's base 32. Source: github.com/ulid/spec. */
import { partsOf, splitAtHost, type IdGenerator } from './generator.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const FORM = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/i;
const CLOCK_CHARACTERS = 10;
const BEGIN_MS = Date.UTC(1990, 0, 1);
const END_MS = Date.UTC(2100, 0, 1);

export const ULID: IdGenerator = {
  id: 'ulid',
  read(text) {
    const [left, at, host] = splitAtHost(text);
    if (!FORM.test(left)) return null;
    const clock = left.slice(0, CLOCK_CHARACTERS);
    const ms = [...clock.toUpperCase()].reduce((sum, digit) => sum * 32 + ALPHABET.indexOf(digit), 0);
    if (ms < BEGIN_MS || ms > END_MS) return null;
    return {
      generator: 'ULID',
      parts: partsOf([
        [clock, 'clock', 'clock, ms (base 32)'],
        [left.slice(CLOCK_CHARACTERS), 'random', '80 random bits'],
        [at, null],
        [host, 'host'],
      ]),
      hash: null,
      time: { ms, decimals: 3 },
      values: [],
      inferred: ['26 characters of base 32 whose first ten are a likely time.'],
    };
  },
};
