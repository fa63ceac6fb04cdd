/** A Java object as `Object.toString()` prints it: its class, @ and the identity hash in hexadecimal. No Message-ID. */
import { partsOf, type IdGenerator } from './generator.ts';

const FORM = /^((?:[A-Za-z_$][\w$]*\.)*[A-Z][\w$]*)@([0-9a-f]{1,8})$/;

export const PRINTED_HASH: IdGenerator = {
  id: 'java-to-string',
  read(text) {
    const match = FORM.exec(text);
    if (!match) return null;
    const [, name = '', hash = ''] = match;
    return {
      generator: 'Java, Object.toString()',
      parts: partsOf([
        [name, 'host', 'class'],
        ['@', null],
        [hash, 'hash', 'hash (hex)'],
      ]),
      hash: Number.parseInt(hash, 16),
      time: null,
      values: [],
      inferred: [],
    };
  },
};
