import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitCsv } from '../../src/imports/reading/formats/csvRecord.ts';
import { FieldFinder } from '../../src/imports/reading/formats/fieldFinder.ts';

const MOST = 20;

/** Few characters, among them those beside a comma, so that records of one length are often nearly alike. */
const few = fc.constantFrom(',', ',', '-', '-', '+', '.', 'a', 'a', 'a', 'a', '7', ' ', '\u0000');
const record = fc.oneof(
  fc.string({ unit: few, maxLength: 12 }),
  fc.string({ unit: fc.constantFrom('a', 'a', 'a', ',', '"'), maxLength: 12 }),
  // Lengths that are alike modulo what the finder remembers, and too long for it.
  fc
    .tuple(fc.constantFrom(5, 133, 261, 1019, 1020, 1021, 1024), fc.array(fc.tuple(fc.nat(), few), { maxLength: 6 }))
    .map(([length, marks]) => {
      const characters = Array<string>(length).fill('x');
      for (const [at, mark] of marks) characters[at % length] = mark;
      return characters.join('');
    }),
);

it('finds the fields that the record is cut into, whatever it found before', () => {
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 60 }), fc.nat(3), (records, before) => {
      const finder = new FieldFinder(MOST);
      for (const one of [...records, ...records]) {
        const bytes = Buffer.from(`${'#'.repeat(before)}${one}\n,`);
        const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
        const fields = finder.find(view, before, before + one.length);
        const expected = one.includes('"') ? [] : splitCsv(one)!;
        if (expected.length > MOST) expect(fields).toBe(0);
        else {
          const found = Array.from({ length: fields }, (_, i) =>
            bytes.toString('latin1', finder.starts[i], finder.starts[i + 1]! - 1),
          );
          expect(found).toEqual(expected);
        }
      }
    }),
    { numRuns: 300 },
  );
});

it('finds them as well where more bytes are small than one byte counts', () => {
  const finder = new FieldFinder(MOST);
  const bytes = Buffer.from(`a,b${' '.repeat(1017)}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let time = 0; time < 3; time++) expect([finder.find(view, 0, 1020), finder.starts[1]]).toEqual([2, 2]);
});
