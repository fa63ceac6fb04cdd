import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMoves, parseMoves } from '../../../src/race/explored/movesText.ts';
import { MAX_THREADS, TICK } from '../../../src/race/explored/program.ts';

test('moves survive the way through text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...Array(MAX_THREADS).keys(), TICK)), (moves) => {
      expect(parseMoves(formatMoves(moves))).toEqual({ moves, problem: null });
    }),
  );
});

test('a character that is no move is named with its position', () => {
  expect(parseMoves('01x1').problem).toMatchObject({ position: 3, character: 'x' });
  expect(parseMoves('0124', 2).problem).toMatchObject({ position: 3, character: '2' });
  expect(parseMoves('0💌1').problem).toMatchObject({ position: 2, character: '💌' });
});

test('any text is either moves or a problem', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { moves, problem } = parseMoves(text);
      expect(moves === null).toBe(problem !== null);
      if (moves) expect(formatMoves(moves)).toBe(text);
    }),
  );
});
