import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitCsv } from '../../src/imports/reading/formats/csvRecord.ts';
import { FieldFinder } from '../../src/imports/reading/formats/fieldFinder.ts';

const MOST = 20;

/** Few characters, among them those beside a comma, and those whose last seven bits are as a comma's. */
const few = fc.constantFrom(',', ',', '-', '+', '.', 'a', 'a', 'a', 'a', '7', ' ', '\u0000', '\r', '\u007F');
const record = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: few, maxLength: 40 }) },
  fc.string({ unit: fc.constantFrom('a', 'a', 'a', ',', '"', 'é', '\u00AC'), maxLength: 12 }),
  // More places than there are in a stride, and none.
  fc.constantFrom(','.repeat(MOST - 1), ','.repeat(MOST), ' '.repeat(70), 'x'.repeat(70), ''),
);
const line = fc.tuple(record, fc.constantFrom('\n', '\r\n'));

/** In no particular place of the memory that it is in. */
function viewOf(text: string): DataView {
  const bytes = Buffer.from(` ${text}`);
  return new DataView(bytes.buffer, bytes.byteOffset + 1, bytes.length - 1);
}

/** The fields of the record that begins there; null: it is not read. */
function foundBy(finder: FieldFinder, bytes: DataView, from: number): string[] | null {
  const fields = finder.find(bytes, from);
  if (fields === 0) return null;
  return Array.from({ length: fields }, (_, i) =>
    Buffer.from(
      bytes.buffer,
      bytes.byteOffset + finder.starts[i]!,
      finder.starts[i + 1]! - 1 - finder.starts[i]!,
    ).toString('latin1'),
  );
}

describe('a finder of fields', () => {
  it('finds those that each record is cut into, whichever were found before', () => {
    const pieces = fc.array(fc.array(fc.tuple(line, fc.boolean()), { minLength: 1, maxLength: 20 }), { maxLength: 4 });
    fc.assert(
      fc.property(pieces, (all) => {
        const finder = new FieldFinder(MOST);
        for (const piece of all) {
          const bytes = viewOf(piece.map(([[text, end]]) => text + end).join(''));
          let from = 0;
          for (const [[text, end], isAsked] of piece) {
            // A CR before the line's end is part of it.
            const whole = end === '\n' && text.endsWith('\r') ? text.slice(0, -1) : text;
            const fields = splitCsv(whole)!;
            const isRead = !/["\u0080-\uFFFF]/.test(whole) && fields.length <= MOST;
            const next = from + Buffer.byteLength(text + end);
            if (isAsked) expect(foundBy(finder, bytes, from)).toEqual(isRead ? fields : null);
            if (isAsked && isRead) expect(finder.end).toBe(next);
            from = next;
          }
          expect(finder.find(bytes, from)).toBe(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('takes one byte for a comma of all there are', () => {
    const finder = new FieldFinder(MOST);
    for (let byte = 0; byte < 256; byte++) {
      const text = `a${String.fromCharCode(byte)}${'b'.repeat(40)}\n`;
      const bytes = Buffer.from(text, 'latin1');
      const fields = finder.find(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0);
      const expected = byte === 44 ? 2 : byte === 34 || byte > 127 ? 0 : 1;
      expect([byte, fields, finder.end]).toEqual([byte, expected, byte === 10 ? 2 : expected > 0 ? 43 : finder.end]);
    }
  });
});
