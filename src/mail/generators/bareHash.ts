/** An identity hash alone: a number as it stands in a Message-ID, or in hexadecimal as Java prints it. No Message-ID. */
import type { IdGenerator } from './generator.ts';

const DECIMAL = /^-?\d{1,10}$/;
const HEXADECIMAL = /^(?:0x)?[0-9a-f]{5,8}$/;

export const BARE_HASH: IdGenerator = {
  id: 'bare-hash',
  read(text) {
    const hexadecimal = !DECIMAL.test(text);
    if (hexadecimal && !HEXADECIMAL.test(text)) return null;
    const hash = hexadecimal ? Number.parseInt(text, 16) : Number(text);
    if (hash > 0x7fffffff) return null;
    return {
      generator: 'not told: a hash alone',
      parts: [{ from: 0, to: text.length, kind: 'hash', label: hexadecimal ? 'hash (hex)' : 'hash' }],
      hash,
      time: null,
      values: [],
      inferred: [],
    };
  },
};
