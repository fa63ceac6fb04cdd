import { describe, expect, test } from 'vitest';
import { pngPicture, svgPicture } from '../../src/exports/pictures.ts';
import { posterSettings, posterTitle } from '../../src/exports/posterTexts.ts';
import type { Context2D } from '../../src/timeline/canvasSurface.ts';
import { UNTOUCHED } from '../../src/timeline/plot.ts';
import { posterHeight, type PosterInput } from '../../src/timeline/poster.ts';
import { LIGHT } from '../../src/timeline/theme.ts';
import { racedRun } from './racedRun.ts';

const changes = [{ atUs: 1_500_000, field: 'threads', from: 10, to: 4 }] as const;
const run = racedRun({ changes });

const input: PosterInput = {
  theme: LIGHT,
  width: 1200,
  figureHeight: 150,
  title: posterTitle(run.panels),
  settings: posterSettings(run),
  panels: run.panels.map((panel) => ({
    name: `Panel <${panel.algorithm}> & "more"`,
    note: 'a note',
    figures: [['duplicates', String(panel.totals.duplicates)]],
    figure: {
      safe: panel.panel === 'second',
      counterForm: 'none',
      answer: null,
      window: { fromUs: 0, toUs: 1000 },
      nowUs: 1000,
      collisions: panel.totals.collisions,
      changes,
      gaps: [],
      clockResolutionUs: 1000,
      ...UNTOUCHED,
      emptyText: 'Ten threads are waiting.',
    },
  })),
};

describe('the words above the figures', () => {
  test('count the duplicates of each algorithm', () => {
    const [first, second] = run.panels;
    expect(posterTitle(run.panels)).toBe(
      `${first!.totals.duplicates} of 60 messages reuse a Message-ID with JavaMail 1.3.2 · ` +
        `${second!.totals.duplicates} of 60 with JavaMail 1.4.1`,
    );
  });

  test('tell the settings, the start, and what was changed', () => {
    const [settings, start, change] = posterSettings(run);
    expect(settings).toBe('4 threads · clock 1 ms · 1 ms a step · work 20 steps · SMTP 0 ms · 60 messages');
    expect(start).toContain('Live threads · started 2026-01-31 12:34:56 UTC');
    expect(change).toBe('1.500 s: Mail delivery threads, 10 → 4');
  });

  test('tell a simulation’s seed in place of its start, and the JVM processes if there are several', () => {
    const [, line] = posterSettings(racedRun({ engine: 'simulated', seed: 7, processes: 2 }));
    expect(line).toContain('Simulation · seed 7, 2 cores · 2 processes');
  });

  test('count the changes that there is no room for', () => {
    const many = Array.from({ length: 5 }, () => changes[0]);
    expect(posterSettings(racedRun({ changes: many })).slice(-2)).toEqual([
      '1.500 s: Mail delivery threads, 10 → 4',
      'and 2 more',
    ]);
  });
});

describe('the SVG', () => {
  const document = svgPicture(input);

  test('is as large as the poster and says what it shows', () => {
    expect(document).toContain(`width="1200" height="${posterHeight(input)}"`);
    expect(document).toContain(`<title>${input.title}</title>`);
  });

  test('holds title, settings, panels and figures, all markup in them escaped', () => {
    for (const line of input.settings) expect(document).toContain(line);
    expect(document).toContain('Panel &lt;javamail-1.3.2&gt; &amp; &quot;more&quot;');
    expect(document).not.toContain('<javamail');
  });

  test('closes every element that it opens', () => {
    const open: string[] = [];
    for (const [, closing, name, self] of document.matchAll(/<(\/?)([a-zA-Z]+)[^<>]*?(\/?)>/g)) {
      if (self) continue;
      if (closing) expect(open.pop()).toBe(name);
      else open.push(name!);
    }
    expect(open).toEqual([]);
  });
});

test('the PNG has twice the screen’s pixels', async () => {
  const sizes: number[][] = [];
  const scales: number[][] = [];
  const picture = new Blob();
  const made = await pngPicture(input, 1.5, (widthPx, heightPx) => {
    sizes.push([widthPx, heightPx]);
    return { context: silentContext(scales), makeTile: silentTile, toPng: () => Promise.resolve(picture) };
  });
  expect(made).toBe(picture);
  expect(sizes).toEqual([[3600, posterHeight(input) * 3]]);
  expect(scales).toEqual([[3, 3]]);
});

/** A context on which everything can be drawn and nothing is seen. */
function silentContext(scales: number[][]): Context2D {
  const ignore = () => ({ setTransform: () => undefined });
  const scale = (...by: number[]) => scales.push(by);
  return new Proxy({} as Context2D, { get: (_target, name) => (name === 'scale' ? scale : ignore), set: () => true });
}

function silentTile() {
  return { image: {} as CanvasImageSource, context: silentContext([]) };
}
