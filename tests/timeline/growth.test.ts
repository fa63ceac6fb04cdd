import { describe, expect, it } from 'vitest';
import { Growth } from '../../src/timeline/growth.ts';
import { someRun } from './figures.ts';

const RUN = someRun();

function answerUntil(us: number) {
  return RUN.viewport({ fromUs: 0, toUs: us, widthPx: 900 }, us);
}

describe('A new stem', () => {
  it('grows for 160 ms after the collision was first seen', () => {
    const atUs = RUN.collision(1)!.members[1]!.endUs;
    const growth = new Growth();
    growth.see(answerUntil(atUs + 1000), atUs + 1000, 5000);
    expect(growth.share(1, 5000)).toBe(0);
    expect(growth.share(1, 5080)).toBeGreaterThan(0.5);
    expect(growth.busy(5100)).toBe(true);
    expect(growth.share(1, 5161)).toBe(1);
    expect(growth.busy(5161)).toBe(false);
  });

  it('stands at once when the collision is an old one that came into view', () => {
    const growth = new Growth();
    growth.see(answerUntil(4_000_000), 4_000_000, 5000);
    expect(growth.share(1, 5000)).toBe(1);
  });
});
