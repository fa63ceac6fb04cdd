import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { examine, type Examination } from '../../../src/mail/microscope/examine.ts';
import { idPieces, partColour } from '../../../src/ui/microscope/idPieces.ts';
import { Microscope, PAGE } from '../../../src/ui/microscope/microscope.svelte.ts';

/** Answers when it is told to. */
class SlowExaminer {
  readonly asked: string[] = [];
  #answer: (() => void)[] = [];
  disposed = false;

  examine(text: string): Promise<Examination> {
    this.asked.push(text);
    return new Promise((resolve) => this.#answer.push(() => resolve(examine(text))));
  }

  async answer(): Promise<void> {
    this.#answer.shift()?.();
    await vi.advanceTimersByTimeAsync(0);
  }

  dispose(): void {
    this.disposed = true;
  }
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the microscope', () => {
  test('looks when the reader has paused, at the newest text only', async () => {
    const examiner = new SlowExaminer();
    const microscope = new Microscope(examiner);
    microscope.type('<a');
    microscope.type('<a@b>');
    expect(examiner.asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(300);
    expect(examiner.asked).toEqual(['<a@b>']);
    expect(microscope.busy).toBe(true);
    await examiner.answer();
    expect([microscope.busy, microscope.examination?.ids[0]?.text]).toEqual([false, 'a@b']);
  });

  test('drops an answer to a text that has changed, and asks again', async () => {
    const examiner = new SlowExaminer();
    const microscope = new Microscope(examiner);
    void microscope.put(['<a@b>']);
    void microscope.put(['<c@d>']);
    void microscope.put(['<e@f>', '<g@h>']);
    await examiner.answer();
    expect(microscope.examination).toBeNull();
    expect(examiner.asked).toEqual(['<a@b>', '<e@f>\n<g@h>']);
    await examiner.answer();
    expect(microscope.examination?.ids.map(({ text }) => text)).toEqual(['e@f', 'g@h']);
    expect(microscope.busy).toBe(false);
  });

  test('shows a page of a long list, then more, and a page again of the next', async () => {
    const examiner = new SlowExaminer();
    const microscope = new Microscope(examiner);
    void microscope.put(Array.from({ length: 120 }, (_, i) => `<${i}@b>`));
    await examiner.answer();
    expect(microscope.shown).toBe(PAGE);
    microscope.showMore();
    expect(microscope.shown).toBe(2 * PAGE);
    void microscope.put(['<a@b>']);
    await examiner.answer();
    expect(microscope.shown).toBe(PAGE);
  });

  test('has nothing to show of an empty text, and does not ask for it', async () => {
    const examiner = new SlowExaminer();
    const microscope = new Microscope(examiner);
    await microscope.put(['  ']);
    expect([examiner.asked.length, microscope.examination, microscope.busy]).toEqual([0, null, false]);
  });

  test('tells a failure, and forgets it when the next text is read', async () => {
    let fail = true;
    const microscope = new Microscope({
      examine: (text) => (fail ? Promise.reject(new Error('it was ended')) : Promise.resolve(examine(text))),
      dispose: () => undefined,
    });
    await microscope.put(['<a@b>']);
    expect([microscope.failure, microscope.busy]).toEqual(['it was ended', false]);
    fail = false;
    await microscope.put(['<c@d>']);
    expect(microscope.failure).toBeNull();
  });

  test('ends its examiner, and does not look at what was typed last', async () => {
    const examiner = new SlowExaminer();
    const microscope = new Microscope(examiner);
    microscope.type('<a@b>');
    microscope.dispose();
    await vi.advanceTimersByTimeAsync(1000);
    expect([examiner.asked, examiner.disposed]).toEqual([[], true]);
  });
});

test('the pieces of an ID are its whole text, parts and signs between them', () => {
  const { text, parts } = examine('<27117501.441199967041995.JavaMail.SYSTEM@APOLO>').ids[0]!;
  const pieces = idPieces(text, parts);
  expect(pieces.map((piece) => [piece.text, piece.part?.kind ?? null])).toEqual([
    ['27117501', 'hash'],
    ['.', null],
    ['44', 'counter'],
    ['1199967041995', 'clock'],
    ['.', null],
    ['JavaMail.SYSTEM@APOLO', 'host'],
  ]);
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
});

test('parts have the colours that they have everywhere', () => {
  expect((['hash', 'counter', 'clock', 'random', 'host'] as const).map(partColour)).toEqual([
    'hashT',
    'fix',
    'ink',
    'ink2',
    'ink2',
  ]);
});
