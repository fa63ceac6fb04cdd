import { describe, expect, it } from 'vitest';
import { changeText } from '../../src/timeline/changeText.ts';
import { commandOf } from '../../src/timeline/keys.ts';
import { collisionSentence, figureSummary, messageSentence } from '../../src/timeline/summary.ts';
import { textWidth } from '../../src/timeline/surface.ts';
import { formatDuration, TICK_LABEL_PX, timeScale, timeTicks } from '../../src/timeline/timeScale.ts';
import { keyEntries } from '../../src/timeline/vocabulary.ts';
import { takesEvent, wheelDelta } from '../../src/timeline/zoom.ts';
import { someRun } from './figures.ts';

describe('The axis', () => {
  it('counts in seconds, milliseconds or microseconds, as the window asks', () => {
    const labels = (fromUs: number, toUs: number): string[] =>
      timeTicks(timeScale(fromUs, toUs, 0, 500)).map(({ label }) => label);
    expect(labels(7_700_000, 9_600_000)).toContain('8.5 s');
    expect(labels(7_700_000, 7_705_000)).toContain('7,701 ms');
    expect(labels(7_700_000, 7_700_020)).toContain('7,700,005 µs');
  });

  it('leaves room between its labels, however long they are', () => {
    for (const widthUs of [5, 13, 100, 999, 5000, 77_000, 1e6, 4e6, 6e8]) {
      const scale = timeScale(12_110_330, 12_110_330 + widthUs, 0, 936);
      const ticks = timeTicks(scale);
      expect(ticks.length).toBeGreaterThan(1);
      for (const [i, { us, label }] of ticks.slice(1).entries()) {
        const spacingPx = (us - ticks[i]!.us) * scale.pxPerUs;
        expect(spacingPx - textWidth(label, { size: TICK_LABEL_PX })).toBeGreaterThan(16);
      }
    }
  });

  it('gives all ticks of an axis different labels', () => {
    for (const widthUs of [5, 13, 100, 999, 5000, 77_000, 1e6, 4e6, 6e8]) {
      const labels = timeTicks(timeScale(1_234_567, 1_234_567 + widthUs, 0, 936)).map(({ label }) => label);
      expect(new Set(labels).size).toBe(labels.length);
    }
  });
});

describe('Words of the figures', () => {
  it('say a change with its units', () => {
    expect(changeText({ atUs: 0, field: 'clockResolutionUs', from: 50, to: 15_625 })).toBe('clock 50 µs → 15.625 ms');
    expect(changeText({ atUs: 0, field: 'stepUs', from: 5000, to: 0 })).toBe('step 5 ms → full speed');
    expect(changeText({ atUs: 0, field: 'threads', from: 10, to: 1 })).toBe('threads 10 → 1');
    expect(changeText({ atUs: 0, field: 'workSteps', from: 20, to: 10_000 })).toBe('work 20 steps → 10,000 steps');
    expect(changeText({ atUs: 0, field: 'workSteps', from: 1, to: 2 })).toBe('work 1 step → 2 steps');
  });

  it('say lengths with about three figures', () => {
    expect([3, 120.4, 3800, 12_000_000].map(formatDuration)).toEqual(['3 µs', '120.4 µs', '3.8 ms', '12 s']);
  });

  it('count threads from 1 and name the Message-ID that both bear', () => {
    const detail = someRun().collision(1)!;
    const [one, two] = detail.members;
    const sentence = collisionSentence(detail, 'none');
    expect(sentence).toContain(`${one!.thread + 1}`);
    expect(sentence).toContain(`and ${two!.thread + 1}`);
    expect(sentence).toContain(`<${one!.hash}.${one!.clock}…>`);
  });

  it('tell a single message’s thread, its whole Message-ID and its moment', () => {
    const message = { ...someRun().collision(1)!.members[0]!, process: 0, thread: 5, endUs: 7_802_000 };
    const id = `<${message.hash}.${message.clock}.JavaMail.someone@mail.example.com>`;
    expect(messageSentence(message, 'none', '.JavaMail.someone@mail.example.com')).toBe(
      `Thread 6, Message-ID ${id}, at 7.802 s`,
    );
    expect(messageSentence({ ...message, process: 1 }, 'none', '')).toContain('Thread 6 of process 2');
  });

  it('sum a figure up for those who do not see it', () => {
    const totals = { messages: 849, distinct: 798, duplicates: 51, collisions: 45, rate: 6, idsPerSecond: 88 };
    const text = figureSummary('JavaMail 1.3.2', totals, { fromUs: 5_600_000, toUs: 9_600_000 }, 1);
    expect(text).toBe(
      'JavaMail 1.3.2: 849 messages, 51 of them reuse a Message-ID (6.0 percent). Shown: 5.600 s to 9.600 s, 1 collision.',
    );
  });

  it('explain each mark once, and the lock only where there is one', () => {
    const ids = (steps: string[]): string[] => keyEntries(steps).map(({ id }) => id);
    expect(ids(['read-seed', 'write-seed', 'read-clock', 'read-seed'])).toEqual([
      'read-seed',
      'write-seed',
      'read-clock',
      'quiet',
      'collision',
    ]);
    expect(ids(['lock'])).toContain('lock-wait');
    expect(ids([])).toEqual(['collision']);
  });
});

describe('Keys', () => {
  const press = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

  it('lead to the next message also as a capital letter', () => {
    expect(commandOf({ ...press, key: 'n' }, true)).toBe('next-message');
    expect(commandOf({ ...press, key: 'N', shiftKey: true }, true)).toBe('next-message');
  });

  it('go from collision to collision, or move the window where there is none', () => {
    expect(commandOf({ ...press, key: 'ArrowRight' }, true)).toBe('next-collision');
    expect(commandOf({ ...press, key: 'ArrowRight' }, false)).toBe('later');
    expect(commandOf({ ...press, key: 'ArrowLeft', shiftKey: true }, true)).toBe('earlier');
  });

  it('leave to the browser what is the browser’s', () => {
    expect(commandOf({ ...press, key: '+', ctrlKey: true }, true)).toBeNull();
    expect(commandOf({ ...press, key: 'Tab' }, true)).toBeNull();
    expect(commandOf({ ...press, key: 'PageDown' }, true)).toBeNull();
  });
});

describe('The wheel', () => {
  const wheel = (more: object): Event =>
    ({ type: 'wheel', ctrlKey: false, metaKey: false, deltaX: 0, deltaY: 10, ...more }) as unknown as Event;

  it('scrolls the page, unless Ctrl or ⌘ is held or the figure has the focus', () => {
    expect(takesEvent(wheel({}), false)).toBe(false);
    expect(takesEvent(wheel({ ctrlKey: true }), false)).toBe(true);
    expect(takesEvent(wheel({ metaKey: true }), false)).toBe(true);
    expect(takesEvent(wheel({}), true)).toBe(true);
  });

  it('leaves one finger to the page, and takes two', () => {
    const touch = (count: number): Event => ({ type: 'touchstart', touches: { length: count } }) as unknown as Event;
    expect([takesEvent(touch(1), true), takesEvent(touch(2), false)]).toEqual([false, true]);
  });

  it('zooms by a notch alike with and without Ctrl', () => {
    const notch = (ctrlKey: boolean): number => wheelDelta({ deltaY: 120, deltaMode: 0, ctrlKey });
    expect(notch(true)).toBeCloseTo(notch(false));
    expect(2 ** -notch(true)).toBeLessThan(1.25);
  });

  it('gives the small events of a pinch more weight, and none the wrong direction', () => {
    const pinch = (deltaY: number): number => wheelDelta({ deltaY, deltaMode: 0, ctrlKey: true });
    expect(pinch(-4)).toBeCloseTo(0.08);
    expect(pinch(4)).toBeCloseTo(-0.08);
    expect(pinch(-60)).toBeLessThan(0.25);
  });
});
