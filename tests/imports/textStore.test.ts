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
  it('gives back each text as it was, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 40 }), (texts) => {
        const store = new TextStore();
        const places = texts.map((one) => {
          store.encode(one);
          return store.keep();
        });
        expect(places.map((at) => store.read(at))).toEqual(texts);
      }),
    );
  });

  it('finds a text at a place if and only if it stands there', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const store = new TextStore();
        const hash = store.encode(a);
        const at = store.keep();
        expect(store.encode(b) === hash && store.isAt(at)).toBe(a === b);
        expect(store.encode(a)).toBe(hash);
        expect(store.isAt(at)).toBe(true);
      }),
    );
  });

  it('packs a Message-ID alike from a string and from bytes, wherever they stand', () => {
    const bytesOf = (id: string): number[] => Array.from(id, (character) => character.charCodeAt(0));
    const narrow = fc.oneof(
      messageId.filter((id) => bytesOf(id).every((code) => code < 256) && bytesOf(id).length === id.length),
      fc.string({ unit: fc.constantFrom('.', '@', 'J', 'a', '1', '\u00ff'), maxLength: 20 }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), narrow, fc.nat(3)), { minLength: 1, maxLength: 8 }), (ids) => {
        const store = new TextStore();
        for (const [before, id, after] of ids) {
          const bytes = [...Array<number>(before).fill(64), ...bytesOf(id), ...Array<number>(after).fill(74)];
          const hash = store.encodeMessageId(id);
          const at = store.keep();
          const view = new DataView(Uint8Array.from(bytes).buffer);
          expect(store.encodeMessageId({ bytes: view, from: before, to: before + id.length })).toBe(hash);
          expect(store.isAt(at)).toBe(true);
          expect(store.text).toBe(id);
        }
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

  it('keeps of a Message-ID only what is before its host, once others had that host', () => {
    const store = new TextStore();
    const word = (id: string): number => {
      store.encodeMessageId(id);
      const from = store.keep();
      store.encode('');
      return store.keep() - from;
    };
    const head = 1;
    expect(word('12728602.1138763045123.JavaMail.cfmail@mail.example.com')).toBe(head + Math.ceil(22 / 4));
    expect(word('12728602.1138763045123.JavaMail.cfmail@another.example.com')).toBe(head + Math.ceil(22 / 4));
    expect(word('1.2@x')).toBe(head + 1);
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
    store.encodeMessageId(`${one}@host`);
    expect(store.lastNumber(13)).toBe(clock);
  });
});
