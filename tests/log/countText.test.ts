import { expect, test } from 'vitest';
import { counted, grouped } from '../../src/log/countText.ts';

test('thousands are set apart, in counts of any size', () => {
  expect(grouped(0)).toBe('0');
  expect(grouped(200_000)).toBe('200,000');
  expect(grouped(12_345_678_901_234_567_890n)).toBe('12,345,678,901,234,567,890');
});

test('one is told from none and from many', () => {
  expect([0, 1, 2000].map((runs) => counted(runs, 'run'))).toEqual(['0 runs', '1 run', '2,000 runs']);
  expect([1n, 2n].map((hashes) => counted(hashes, 'hash', 'hashes'))).toEqual(['1 hash', '2 hashes']);
});
