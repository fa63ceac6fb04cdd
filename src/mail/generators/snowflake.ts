/** Snowflake: 41 bits of ms, 10 of worker, 12 of sequence in one number. Source: twitter-archive/snowflake. */
import { partsOf, splitAtHost, type IdGenerator } from './generator.ts';

/** Twitter's epoch, 2010-11-04; others chose their own. */
const EPOCH_MS = 1288834974657;
const FORM = /^\d{15,19}$/;
const BITS = 63n;

export const SNOWFLAKE: IdGenerator = {
  id: 'snowflake',
  read(text) {
    const [left, at, host] = splitAtHost(text);
    if (!FORM.test(left)) return null;
    const number = BigInt(left);
    if (number >> BITS) return null;
    return {
      generator: 'Snowflake',
      parts: partsOf([
        [left, 'packed', 'clock, worker and sequence'],
        [at, null],
        [host, 'host'],
      ]),
      hash: null,
      time: { ms: Number(number >> 22n) + EPOCH_MS, decimals: 3 },
      values: [`worker ${(number >> 12n) & 1023n}`, `sequence ${number & 4095n}`],
      inferred: [
        'A number of this length need not be a Snowflake.',
        'The time counts from Twitter’s epoch, 2010-11-04; other services chose their own.',
      ],
    };
  },
};
