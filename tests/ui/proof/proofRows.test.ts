import { describe, expect, it } from 'vitest';
import { ENRON_TEN, PRINTED_HASHES } from '../../../src/jvm/provenance.ts';
import { drawAgain, printedRows, repeats, threadList } from '../../../src/ui/proof/proofRows.ts';

describe('the proof', () => {
  it('draws the ten hashes of the Enron corpus again, number by number', () => {
    expect(drawAgain(ENRON_TEN)).toEqual(ENRON_TEN.map(({ hash }) => hash));
  });

  it('draws again what Java programs printed', () => {
    expect(drawAgain(PRINTED_HASHES)).toEqual(PRINTED_HASHES.map(({ hash }) => hash));
  });

  it('has one row for each printed draw, 9 to 16 and 21 to 25, though two programs printed one of them', () => {
    const rows = printedRows(PRINTED_HASHES, []);
    expect(rows.map(({ draw }) => draw)).toEqual([9, 10, 11, 12, 13, 14, 15, 16, 21, 22, 23, 24, 25]);
    expect(rows.find(({ draw }) => draw === 22)?.printed.map(({ text }) => text)).toEqual([
      'ExtClassLoader@addbf1',
      'Animal@addbf1',
    ]);
    expect(rows.every(({ thisRun, same }) => thisRun === null && same === null)).toBe(true);
  });

  it('sets this run’s hash beside the printed one in hexadecimal', () => {
    const [row] = printedRows(PRINTED_HASHES, [{ draw: 9, hash: 0x82ba41, lane: 2 }]);
    expect(row).toMatchObject({ thisRun: '82ba41', threads: [3], same: true });
  });

  it('admits a hash that differs', () => {
    const [row] = printedRows(PRINTED_HASHES, [{ draw: 9, hash: 1, lane: 0 }]);
    expect(row?.same).toBe(false);
  });

  it('names every thread that a race let draw the same number', () => {
    const race = [6, 2, 2].map((lane) => ({ draw: 9, hash: 0x82ba41, lane }));
    const rows = printedRows(PRINTED_HASHES, race);
    expect(rows[0]?.threads).toEqual([3, 7]);
    expect(repeats(rows)).toBe(true);
    expect(threadList([3, 7])).toBe('3 and 7');
  });
});
