import { describe, expect, it } from 'vitest';
import type { CollisionDetail } from '../../src/log/detail.ts';
import { overlapOf } from '../../src/timeline/marks/closeUp.ts';
import { madeUpMessage } from '../gallery/inspector/madeUp.ts';

const members = [
  madeUpMessage('javamail-1.3.2', { thread: 5, message: 184, moments: [0, 6100, 11_200, 17_000] }),
  madeUpMessage('javamail-1.3.2', { thread: 2, message: 190, moments: [2300, 7300, 11_800, 18_200] }),
];

function collisionOf(changes: object): CollisionDetail {
  const [first, second] = members as [(typeof members)[0], (typeof members)[0]];
  return {
    number: 1,
    cause: 'shared-read',
    reason: 'both-read-before-either-wrote',
    members: [first, { ...second, ...changes }],
  };
}

describe('the hatch of what two threads hold at once', () => {
  it('reaches from the second read to the first write', () => {
    const overlap = overlapOf(collisionOf({}));
    expect(overlap?.of).toBe('seed');
    expect(overlap!.toUs - overlap!.fromUs).toBeGreaterThan(0);
  });

  it('is not drawn while the order is not proved', () => {
    expect(overlapOf({ ...collisionOf({}), cause: 'unknown', reason: 'order-not-recorded' })).toBeNull();
  });

  it('is not drawn between two processes, which share no variable', () => {
    expect(overlapOf(collisionOf({ process: 1 }))).toBeNull();
  });

  it('is not drawn between generators that are each their thread’s own', () => {
    const { members: all, ...rest } = collisionOf({});
    expect(overlapOf({ ...rest, members: all.map((member) => ({ ...member, seedRead: null })) })).toBeNull();
  });
});
