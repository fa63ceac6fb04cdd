import { describe, expect, test } from 'vitest';
import { globalLineUps } from '../../src/jvm/globalLineUps.ts';
import { ENRON_SINGLE, ENRON_TEN } from '../../src/jvm/provenance.ts';
import { hashesOfDraws } from './draws.ts';

const TEN = ENRON_TEN.map(({ hash }) => hash);

describe('hashes that line up', () => {
  test('are the ten of the Enron corpus: draws 523,309 to 523,318 without a gap', () => {
    const [lineUp, ...others] = globalLineUps(TEN);
    expect(others).toEqual([]);
    expect(lineUp).toMatchObject({ bits: 25, widestStep: 1, order: 'in-a-row' });
    expect(lineUp?.sightings.map(({ place }) => place)).toEqual(Array.from({ length: 10 }, (_, i) => 523_309 + i));
    // 10 ways · 5,000,000/2^25 · (1/2^25)^9 · 39 tries
    expect(lineUp?.chanceLog10).toBeCloseTo(1 + Math.log10(5e6 / 2 ** 25) - 9 * Math.log10(2 ** 25) + Math.log10(39));
  });

  test('are 813,355 and 813,356 of that night, made 21 ms apart', () => {
    const [lineUp, ...others] = globalLineUps(ENRON_SINGLE.map(({ hash }) => hash));
    expect(others).toEqual([]);
    expect(lineUp?.sightings).toEqual([
      { index: 2, place: 813_355 },
      { index: 3, place: 813_356 },
    ]);
  });

  test('are found in any order, with gaps and with strangers between them', () => {
    const own = [0, 7, 8, 31, 60].map((gap) => hashesOfDraws(40_000 + gap, 40_000 + gap, 25)[0]!);
    const mixed = [own[3]!, 12_345_678, own[0]!, own[4]!, 23_456_789, own[1]!, own[2]!];
    const [lineUp] = globalLineUps(mixed);
    expect(lineUp).toMatchObject({ widestStep: 29, order: 'any' });
    expect(lineUp?.sightings.map(({ index }) => mixed[index])).toEqual(own);
  });

  test('of two processes are told apart', () => {
    const first = hashesOfDraws(1000, 1005, 31);
    const second = hashesOfDraws(90_000, 90_004, 31);
    const lineUps = globalLineUps(first.flatMap((hash, i) => (second[i] ? [hash, second[i]] : [hash])));
    expect(lineUps.map(({ bits, sightings }) => [bits, sightings[0]?.place, sightings.length])).toEqual([
      [31, 1000, 6],
      [31, 90_000, 5],
    ]);
  });

  test('are not seen in unrelated hashes', () => {
    // Draws 50 million apart, as far as a list can be from one process.
    expect(globalLineUps([6742786, 18782981])).toEqual([]);
    expect(globalLineUps([])).toEqual([]);
    expect(globalLineUps([TEN[0]!])).toEqual([]);
  });
});
