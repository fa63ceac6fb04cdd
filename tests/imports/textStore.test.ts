import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextStore } from '../../src/imports/textStore.ts';

const text = fc.oneof(
  fc.string({ maxLength: 80 }),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.stringMatching(/^-?\d{1,10}(\.\d{1,7})?\.\d{13,16}(@|\.JavaMail\.)[a-z.]{1,12}$/),
  fc.stringMatching(/^[0-9A-F]{1,16}$/),
  fc.string({ minLength: 1900, maxLength: 2000 }),
);

/** Near JavaMail's forms, and near each other: few digits, marks that lack or stand twice. */
const messageId = fc.oneof(
  text,
  fc.stringMatching(/^-?\d{0,10}(\.\d{0,7})?\.?\d{0,16}(@|\.JavaMail\.|JavaMail\.|\.JavaMail|J)?[a-z.@0-9]{0,8}$/),
  fc.stringMatching(/^[0-3.@-]{0,12}$/),
  fc.stringMatching(/^[01]{1,3}(@|\.JavaMail\.|JavaMail\.)[01ab.]{0,3}$/),
);

describe('TextStore', () => {
  it('gives back each text as it was, whatever it is made of and wherever it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.nat(80)), { maxLength: 40 }), (texts) => {
        const store = new TextStore();
        const places = texts.map(([one, cut]) => {
          store.encode(one, Math.min(cut, one.length));
          return store.keep();
        });
        expect(places.map((at) => store.read(at))).toEqual(texts.map(([one]) => one));
      }),
    );
  });

  it('finds a text at a place if and only if it stands there', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const store = new TextStore();
        const cut = (one: string): number => (one.includes('@') ? one.indexOf('@') : one.length);
        const hash = store.encode(a, cut(a));
        const at = store.keep();
        expect(store.encode(b, cut(b)) === hash && store.isAt(at)).toBe(a === b);
        expect(store.encode(a, cut(a))).toBe(hash);
        expect(store.isAt(at)).toBe(true);
      }),
    );
  });

  it('gives back each Message-ID as it was, and tells equal ones from different ones, however little they differ', () => {
    fc.assert(
      fc.property(fc.array(messageId, { minLength: 1, maxLength: 12 }), (ids) => {
        const store = new TextStore();
        const kept = ids.map((id) => ({ id, hash: store.encodeMessageId(id), at: store.keep() }));
        expect(kept.map(({ at }) => store.read(at))).toEqual(ids);
        for (const id of ids) {
          const hash = store.encodeMessageId(id);
          const same = kept.filter((other) => other.hash === hash && store.isAt(other.at));
          expect(same).toEqual(kept.filter((other) => other.id === id));
        }
      }),
    );
  });

  it('takes a hash and a clock of JavaMail in 14 bytes, a queue id of ten digits in 6', () => {
    const store = new TextStore();
    const length = (one: string, cut: number): number => {
      store.encode(one, cut);
      const from = store.keep();
      store.encode('', 0);
      return store.keep() - from;
    };
    expect(length('12728602.1138763045123.JavaMail.cfmail@mail.example.com', 22)).toBe(1 + 2 + 11);
    expect(length('4A1B2C3D4E', 10)).toBe(1 + 5);
  });

  it.each([
    ['12728602.1138763045123', 1138763045123],
    ['-12728602.1138763045123', 1138763045123],
    ['27117501.441199967041995', 1199967041995],
    ['488461919.0.1407279230343', 1407279230343],
    ['488461919.0.11407279230343', Number.NaN],
    ['1.2.3.1407279230343', Number.NaN],
    ['.1407279230343', Number.NaN],
    ['1407279230343', Number.NaN],
    ['12728602.113876304512', Number.NaN],
    ['ABC.1138763045123', Number.NaN],
  ])('reads the clock of %s as %d', (one, clock) => {
    const store = new TextStore();
    store.encode(`${one}@host`, one.length);
    expect(store.lastNumber(13)).toBe(clock);
  });
});
