import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MailRecord } from '../../src/imports/format.ts';
import { MailBatch } from '../../src/imports/table/mailBatch.ts';
import { MailTable } from '../../src/imports/table/mailTable.ts';

/** A table, and mails on their way to it. */
class Filling {
  readonly table = new MailTable();
  readonly #batch = new MailBatch();

  add(mail: Omit<MailRecord, 'lane'>, lane = 0, file = 0): void {
    this.#batch.add({ ...mail, lane: '' }, lane, file);
    if (this.#batch.isFull) this.hand();
  }

  hand(): void {
    this.table.take(this.#batch);
    this.#batch.clear();
  }
}

type Logged = Pick<MailRecord, 'messageId' | 'mailKey'> & { readonly scope: string; readonly isRead: boolean };

const logged: fc.Arbitrary<Logged> = fc.record({
  messageId: fc.oneof(
    { weight: 20, arbitrary: fc.nat(30).map((i) => `${i}.1138763045123.JavaMail.cfmail@mail.example.com`) },
    { weight: 2, arbitrary: fc.nat(5).map((i) => `${i}@x`) },
    // Few of these fill what may wait.
    { weight: 1, arbitrary: fc.nat(3).map((i) => '\u20ac'.repeat(1500 + i)) },
  ),
  mailKey: fc.option(fc.nat(3).map((i) => `4A1B${i}`)),
  scope: fc.constantFrom('', '', 'second'),
  /** The table is handed the batch, and asked for its rows, after this mail. */
  isRead: fc.integer({ max: 40, min: 0 }).map((i) => i === 0),
});

/** What the table should say, the plain way: strings in a Map. */
function expected(mails: readonly Logged[]): { rows: number[]; groups: number[][]; loggedAgain: number } {
  const rows: number[] = [];
  const rowsOf = new Map<string, number[]>();
  let loggedAgain = 0;
  mails.forEach(({ messageId, mailKey, scope }, line) => {
    const name = JSON.stringify([messageId, scope]);
    const known = rowsOf.get(name) ?? [];
    rowsOf.set(name, known);
    if (mailKey !== null && known.some((row) => mails[rows[row]!]!.mailKey === mailKey)) loggedAgain++;
    else known.push(rows.push(line) - 1);
  });
  // A group gets its number when its second mail comes.
  const groups = [...rowsOf.values()].filter(({ length }) => length > 1).sort((a, b) => a[1]! - b[1]!);
  return { rows, groups, loggedAgain };
}

describe('MailTable', () => {
  it('says of any mails what strings in a Map say, whenever it is asked', () => {
    fc.assert(
      fc.property(fc.array(logged, { maxLength: 400, size: 'max' }), (mails) => {
        const filling = new Filling();
        const { table } = filling;
        mails.forEach(({ isRead, ...mail }, line) => {
          filling.add({ ...mail, atMs: line, dateMs: line % 2 === 0 ? line : null, line }, line % 7, line % 3);
          if (!isRead) return;
          filling.hand();
          expect(table.rows).toBe(expected(mails.slice(0, line + 1)).rows.length);
        });
        filling.hand();
        const { rows, groups, loggedAgain } = expected(mails);
        expect([0, 1, 2].reduce((sum, file) => sum + table.ofFile(file).loggedAgain, 0)).toBe(loggedAgain);
        for (const file of [0, 1, 2])
          expect(table.ofFile(file).rows).toBe(rows.filter((line) => line % 3 === file).length);
        expect(table.rows).toBe(rows.length);
        expect(Array.from({ length: table.groups }, (_, i) => [...table.rowsOf(i + 1)])).toEqual(groups);
        rows.forEach((line, row) => {
          expect([table.messageId(row), table.mailKey(row)]).toEqual([mails[line]!.messageId, mails[line]!.mailKey]);
          expect([table.atMs(row), table.line(row), table.lane(row), table.file(row)]).toEqual([
            line,
            line,
            line % 7,
            line % 3,
          ]);
          expect(table.dateMs(row)).toBe(line % 2 === 0 ? line : null);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('finds all again in a large log, of many Message-IDs and of one that many mails bear', () => {
    const filling = new Filling();
    const { table } = filling;
    const mails = 60_000;
    const isCommon = (line: number): boolean => line < 20_000;
    const idOf = (line: number): string => (isCommon(line) ? 'common@b' : `${line % 45_000}.${line}@b`);
    const add = (line: number): void => filling.add({ messageId: idOf(line), mailKey: `K${line}`, atMs: line, line });
    for (let line = 0; line < mails; line++) add(line);
    filling.hand();
    expect([table.rows, table.groups, [...table.rowsOf(1)].length]).toEqual([mails, 1, 20_000]);
    for (let line = mails - 1; line >= 0; line -= 7) add(line);
    filling.hand();
    expect(table.ofFile(0)).toMatchObject({ rows: mails, loggedAgain: Math.ceil(mails / 7) });
    for (let row = 0; row < mails; row += 997) expect(table.messageId(row)).toBe(idOf(row));
  });

  it('gives a mail without a time that of its Message-ID, and counts it once', () => {
    const filling = new Filling();
    const { table } = filling;
    const clock = 1_138_763_045_123;
    for (const line of [1, 2, 3])
      filling.add({ messageId: `7.${clock}.JavaMail.a@b`, mailKey: line > 1 ? 'B' : 'A', atMs: null, line });
    filling.add({ messageId: 'no clock@b', mailKey: null, atMs: null, line: 4 });
    filling.hand();
    expect(table.ofFile(0)).toEqual({ rows: 3, timedByClock: 2, loggedAgain: 1 });
    expect(table.untimed).toBe(1);
    expect([table.atMs(0), table.atMs(1), table.atMs(2)]).toEqual([clock, clock, Number.NaN]);
  });
});
