import { expect, test } from 'vitest';
import { algorithmById } from '../../../src/algorithms/index.ts';
import { Explorer } from '../../../src/race/explored/explorer.ts';
import { programOf } from '../../../src/race/explored/program.ts';
import { spaceLayout } from '../../../src/ui/views/explore/spaceLayout.ts';

function layersOf(threads: number, algorithm: 'javamail-1.3.2' | 'javamail-1.4.1') {
  const explorer = new Explorer(programOf(algorithmById(algorithm), { threads, per: 1, ticks: 0, hash: 'jdk4' }));
  while (explorer.advance(1000));
  return explorer.exploration().layers;
}

test('each number of moves has a bar as high as its states, at whose foot the collided part stands', () => {
  const layers = layersOf(3, 'javamail-1.3.2');
  const { bars, statesBottom, shareBottom, widest } = spaceLayout(layers, 600);
  expect(bars).toHaveLength(10);
  const tallest = bars[widest.moves]!;
  for (const { moves, states, collided, share, x, width } of bars) {
    const { states: count, collidedStates, orders, collidedOrders } = layers[moves]!;
    expect(states.height / tallest.states.height).toBeCloseTo(count / widest.states);
    expect(states.y + states.height).toBeCloseTo(statesBottom);
    expect(collided === null).toBe(collidedStates === 0);
    if (collided) {
      expect(collided.height / states.height).toBeCloseTo(collidedStates / count);
      expect(collided.y + collided.height).toBeCloseTo(statesBottom);
    }
    expect(share === null).toBe(collidedOrders === 0n);
    if (share) expect(share.height / 84).toBeCloseTo(Number(collidedOrders) / Number(orders), 3);
    if (share) expect(share.y + share.height).toBeCloseTo(shareBottom);
    expect(x + width).toBeLessThanOrEqual(588.001);
  }
  expect(bars.findIndex(({ collided }) => collided)).toBe(6);
});

test('nothing is red where nothing collides, and counts are written where there is room for them', () => {
  const layers = layersOf(3, 'javamail-1.4.1');
  const wide = spaceLayout(layers, 1200);
  expect(wide.bars.every(({ collided, share }) => collided === null && share === null)).toBe(true);
  expect(wide.counted).toBe(true);
  expect(spaceLayout(layers, 260).counted).toBe(false);
});
