import { describe, expect, it } from 'vitest';
import { MAX_SHAPED, type ShapeCensus } from '../../../src/log/shapes.ts';
import { shapePicture } from '../../../src/ui/shapes/shapePicture.ts';
import { shapeSentence } from '../../../src/ui/shapes/shapeSentence.ts';

describe('the picture of a shape', () => {
  it('draws each step from its place to the next one of its own thread', () => {
    const { bars, places } = shapePicture('R1 R2 W1 W2 C1 C2');
    expect(places).toBe(6);
    expect(bars.slice(0, 3)).toEqual([
      { step: 'read-seed', lane: 0, from: 0, to: 2 },
      { step: 'read-seed', lane: 1, from: 1, to: 3 },
      { step: 'write-seed', lane: 0, from: 2, to: 4 },
    ]);
    expect(Math.max(...bars.map(({ to }) => to))).toBe(6);
  });

  it('hatches from the second read to the first write', () => {
    expect(shapePicture('R1 R2 W1 W2 C1 C2').held).toEqual([{ from: 1, to: 2 }]);
    expect(shapePicture('R1 R2 W1 W2 r2 r1 C2 w1 w2 C1').held).toEqual([
      { from: 1, to: 2 },
      { from: 5, to: 7 },
    ]);
  });

  it('hatches nothing where one had written before the other read', () => {
    expect(shapePicture('R1 W1 C1 R2 W2 C2').held).toEqual([]);
  });
});

describe('what the histogram says of itself', () => {
  const census: ShapeCensus = {
    shapes: [
      { shape: 'R1 R2 W1 W2 C1 C2', collisions: 30 },
      { shape: 'R1 R2 W2 W1 C1 C2', collisions: 12 },
    ],
    shaped: 42,
    unrecorded: 0,
    unclear: 0,
    collisions: 42,
  };

  it('counts shapes and collisions', () => {
    expect(shapeSentence(census, false)).toBe('2 shapes in 42 collisions.');
  });

  it('tells what it left out, and how far it looked', () => {
    const said = shapeSentence({ ...census, unrecorded: 3, unclear: 1, collisions: MAX_SHAPED + 1 }, false);
    expect(said).toContain('Only the first 100,000 of 100,001 were looked at.');
    expect(said).toContain('Of 3 the steps were not recorded.');
    expect(said).toContain('In 1 two steps came too close together');
  });

  it('says why there is nothing to count', () => {
    const none = { shapes: [], shaped: 0, unrecorded: 0, unclear: 0, collisions: 0 };
    expect(shapeSentence(none, true)).toBe('No two alike yet, so there are no shapes to count.');
    expect(shapeSentence({ ...none, unrecorded: 9, collisions: 9 }, true)).toContain('At full speed live threads');
    expect(shapeSentence({ ...none, unrecorded: 9, collisions: 9 }, false)).not.toContain('full speed');
  });
});
