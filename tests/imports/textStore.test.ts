import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { put } from '../../src/imports/byteText.ts';
import { TextStore } from '../../src/imports/table/textStore.ts';

type Placed = [bytes: DataView, from: number, to: number, isWide: boolean];

/** A text as a batch of mails holds it, behind some other bytes and before others. */
function placed(one: string, before = 0, after = 0): Placed {
  const bytes = new DataView(new Uint8Array(before + 2 * one.length + after).fill(74).buffer);
  const to = put(one, bytes, before);
  return [bytes, before, to, to - before !== one.length];
}

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
        const places = texts.map((one) => store.keep(...placed(one)));
        expect(places.map((at) => store.read(at))).toEqual(texts);
      }),
    );
  });

  it('finds a text at a place if and only if it stands there', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const store = new TextStore();
        const at = store.keep(...placed(a));
        store.pack(...placed(b));
        expect([store.isAt(at), store.text]).toEqual([a === b, b]);
        store.pack(...placed(a));
        expect(store.isAt(at)).toBe(true);
      }),
    );
  });

  it('packs a Message-ID alike wherever it stands', () => {
    const id = fc.oneof(
      messageId,
      fc.string({ unit: fc.constantFrom('.', '@', 'J', 'a', '1', '\u00ff'), maxLength: 20 }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), id, fc.nat(3)), { minLength: 1, maxLength: 8 }), (ids) => {
        const store = new TextStore();
        for (const [before, one, after] of ids) {
          const at = store.keepMessageId(...placed(one));
          store.packMessageId(...placed(one, before, after));
          expect([store.isAt(at), store.text]).toEqual([true, one]);
        }
      }),
    );
  });

  it('gives back each Message-ID as it was, and tells equal ones from different ones, however little they differ', () => {
    fc.assert(
      fc.property(fc.array(messageId, { minLength: 1, maxLength: 12 }), (ids) => {
        const store = new TextStore();
        const kept = ids.map((id) => ({ id, at: store.keepMessageId(...placed(id)) }));
        expect(kept.map(({ at }) => store.read(at))).toEqual(ids);
        for (const id of ids) {
          store.packMessageId(...placed(id));
          expect(kept.filter(({ at }) => store.isAt(at))).toEqual(kept.filter((other) => other.id === id));
        }
      }),
    );
  });

  it('keeps of a Message-ID only what is before its host, once others had that host', () => {
    const store = new TextStore();
    const words = (id: string): number => -store.keepMessageId(...placed(id)) + store.keep(...placed(''));
    const head = 1;
    expect(words('12728602.1138763045123.JavaMail.cfmail@mail.example.com')).toBe(head + Math.ceil(22 / 4));
    expect(words('12728602.1138763045123.JavaMail.cfmail@another.example.com')).toBe(head + Math.ceil(22 / 4));
    expect(words('1.2@x')).toBe(head + 1);
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
    expect(store.lastNumber(store.keepMessageId(...placed(`${one}@host`)), 13)).toBe(clock);
  });
});
