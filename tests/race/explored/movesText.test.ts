import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMoves, parseMoves } from '../../../src/race/explored/movesText.ts';
import { MAX_THREADS, TICK } from '../../../src/race/explored/program.ts';

const DIGITS = Array.from({ length: 10 }, (_, digit) => String(digit));

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

test('no digit is a tick, though a tick has the number of the thread after the last', () => {
  expect(parseMoves(`00${TICK}1`)).toMatchObject({ moves: [0, 0], problem: { position: 3, character: String(TICK) } });
});

test('what stands before such a character is kept', () => {
  expect(parseMoves('01x1').moves).toEqual([0, 1]);
  expect(parseMoves('x').moves).toEqual([]);
});

test('any text begins with its moves, and is nothing else unless there is a problem', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...DIGITS, 't', 'x', '💌', '\ud83d') }), (text) => {
      const { moves, problem } = parseMoves(text);
      expect(text.startsWith(formatMoves(moves))).toBe(true);
      expect(formatMoves(moves) === text).toBe(problem === null);
    }),
  );
});
