import { describe, expect, it } from 'vitest';
import { drawFigure } from '../../src/timeline/figure.ts';
import type { CollisionColumns } from '../../src/log/viewport.ts';
import { FINGER_REACH, hitTest } from '../../src/timeline/hitTest.ts';
import { visibleShapes } from '../../src/timeline/collisionGeometry.ts';
import type { FigureInput } from '../../src/timeline/plot.ts';
import { frameOf, type PixelFrame } from '../../src/timeline/specks.ts';
import { SvgSurface } from '../../src/timeline/svgSurface.ts';
import { LIGHT } from '../../src/timeline/theme.ts';
import { figureOf, someRun, WIDTH } from './figures.ts';

const RUN = someRun();
const WHOLE = { fromUs: 0, toUs: 4_000_000 };

function drawn(input: FigureInput) {
  const surface = new SvgSurface(input.width, input.height);
  const plot = drawFigure(surface, input);
  return { plot, svg: surface.document('a figure') };
}

/** A window of that width around the first collision, with its lanes grown. */
function closeInput(widthUs: number): FigureInput {
  const detail = RUN.collision(1)!;
  const fromUs = detail.members[0]!.endUs - widthUs / 3;
  const indices = detail.members.slice(0, 2).map(({ lane }) => lane);
  return figureOf(RUN, { fromUs, toUs: fromUs + widthUs }, { detail, grown: { indices, share: 1 }, selected: 1 });
}

/** Where the lines stand that go down through all lanes, px. */
function columnsIn(svg: string): number[] {
  return [...svg.matchAll(/M([\d.]+),([\d.]+)L([\d.]+),([\d.]+)/g)]
    .map(([, x1, y1, x2, y2]) => [x1, y1, x2, y2].map(Number))
    .filter(([x1, y1, x2, y2]) => x1 === x2 && y2! - y1! > 100)
    .map(([x1]) => x1!);
}

/** The same collisions over and over. */
function manyTimes(columns: CollisionColumns, times: number): CollisionColumns {
  const { count } = columns;
  const members = columns.offset[count]!;
  const over = (i: number): number => i % count;
  return {
    count: count * times,
    number: Int32Array.from({ length: count * times }, (_, i) => i + 1),
    atUs: Float64Array.from({ length: count * times }, (_, i) => columns.atUs[over(i)]!),
    offset: Int32Array.from(
      { length: count * times + 1 },
      (_, i) => Math.floor(i / count) * members + columns.offset[over(i)]!,
    ),
    memberLaneIndex: Uint8Array.from({ length: members * times }, (_, i) => columns.memberLaneIndex[i % members]!),
    memberEndUs: Float64Array.from({ length: members * times }, (_, i) => columns.memberEndUs[i % members]!),
    memberRow: Int32Array.from({ length: members * times }, (_, i) => columns.memberRow[i % members]!),
  };
}

describe('the ground of a figure', () => {
  it('has its lines at the moments that its axis names', () => {
    const ticks = [700_000, 3_300_000].map((us) => ({ us, label: `at ${us}` }));
    const labels = { gutterPx: 80, laneName: String, ticks: () => ticks };
    const { plot, svg } = drawn(figureOf(RUN, WHOLE, { axis: true, labels, answer: null }));
    const named = ticks.map(({ us }) => Math.round(plot.scale.left + us * plot.scale.pxPerUs) + 0.5);
    expect(columnsIn(svg)).toEqual(expect.arrayContaining(named));
    expect(columnsIn(svg).filter((x) => x > plot.scale.left)).toHaveLength(named.length);
  });
});

describe('A figure', () => {
  it('draws ticks, bars and letters as messages get more room', () => {
    expect(drawn(figureOf(RUN, WHOLE)).plot.form).toBe('tick');
    expect(drawn(figureOf(RUN, { fromUs: 1_000_000, toUs: 2_000_000 })).plot.form).toBe('bars');
    const close = drawn(closeInput(200_000));
    expect(close.plot.form).toBe('close');
    expect(close.svg).toContain('>R</text>');
  });

  it('draws densities when messages are too many to tell apart, and the colliding ones still show', () => {
    const columns = 900;
    const density = {
      columns,
      messages: new Uint32Array(10 * columns).fill(500),
      colliding: new Uint32Array(10 * columns),
    };
    density.colliding[4 * columns + 300] = 1;
    const input = figureOf(RUN, WHOLE);
    const { svg, plot } = drawn({ ...input, answer: { ...input.answer!, messages: null, density } });
    expect(plot.form).toBe('density');
    const red = [...svg.matchAll(/<path d="([^"]+)" fill="#C4122D"\/>/g)].map((match) => match[1]!);
    const heights = red.flatMap((d) => [...d.matchAll(/h[\d.]+v([\d.]+)/g)].map((match) => Number(match[1])));
    expect(heights).toHaveLength(2);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(3);
  });

  it('gives every collision in view its flag, its stem and one ring a member, at every zoom', () => {
    for (const toUs of [4_000_000, 2_000_000, 1_000_000]) {
      const input = figureOf(RUN, { fromUs: 0, toUs });
      const { plot } = drawn(input);
      const shapes = visibleShapes(input.answer!, plot);
      expect(shapes).toHaveLength(input.answer!.collisions.count);
      for (const shape of shapes) {
        expect(shape.rings).toHaveLength(RUN.collision(shape.number)!.members.length);
        expect(shape.rings.filter(({ lost }) => !lost)).toHaveLength(1);
      }
    }
  });

  it('says how many flags lie on one another, and of one flag nothing', () => {
    const input = figureOf(RUN, WHOLE);
    const one = { ...input.answer!.collisions, count: 1 };
    const counts = (times: number, inView: number): string[] => {
      const answer = { ...input.answer!, collisions: manyTimes(one, times), collisionsInView: inView };
      const { svg } = drawn({ ...input, answer });
      return [...svg.matchAll(/font-weight="700"[^>]*>(\d+)<\/text>/g)].map(([, count]) => count!);
    };
    expect(counts(1, 1)).toEqual([]);
    expect(counts(2, 2)).toEqual(['2']);
    expect(counts(120, 120)).toEqual(['120']);
    expect(counts(120, 100_000)).toEqual([]);
  });

  it('finds under the point what it drew there', () => {
    const input = figureOf(RUN, { fromUs: 0, toUs: 2_000_000 });
    const { plot } = drawn(input);
    for (const shape of visibleShapes(input.answer!, plot)) {
      if (shape.x < plot.scale.left || shape.x > plot.scale.right) continue;
      const inStrip = hitTest(plot, shape.x, 10);
      expect(inStrip).toMatchObject({ kind: 'collision', number: shape.number });
    }
    expect(hitTest(plot, 5, 50)).toBeNull();
  });

  it('lets a finger miss a flag or a stem by 12 px, where a mouse must come nearer', () => {
    const input = figureOf(RUN, WHOLE);
    const { plot } = drawn(input);
    const shapes = visibleShapes(input.answer!, plot);
    const first = shapes.reduce((one, other) => (other.x < one.x ? other : one));
    const x = first.x - 12;
    expect(x).toBeGreaterThan(plot.scale.left);
    for (const y of [plot.stripPx / 2, plot.stripPx + 7, (first.top + first.bottom) / 2]) {
      expect(hitTest(plot, x, y)?.kind).not.toBe('collision');
      expect(hitTest(plot, x, y, FINGER_REACH)).toMatchObject({ kind: 'collision', number: first.number });
    }
  });

  it('draws no density beyond its plot, though the answer is of a window that was a million times wider', () => {
    const wide = figureOf(RUN, WHOLE);
    const columns = 300;
    const lanes = wide.answer!.lanes.length;
    const full = new Uint32Array(columns * lanes).fill(3);
    const answer = { ...wide.answer!, density: { columns, messages: full, colliding: full } };
    const input = { ...wide, answer, window: { fromUs: 2_000_000, toUs: 2_000_005 } };
    const surface = new SvgSurface(input.width, input.height);
    const painted: (PixelFrame | null)[] = [];
    surface.specks = (layers) => void painted.push(frameOf(layers, 1));
    drawFigure(surface, input);
    const { left, width } = painted[0]!;
    expect(left).toBeGreaterThanOrEqual(0);
    expect(left + width).toBeLessThanOrEqual(WIDTH + 1);
  });

  it('finds a message by its bar', () => {
    const input = figureOf(RUN, { fromUs: 1_000_000, toUs: 1_200_000 });
    const { plot } = drawn(input);
    const { messages } = input.answer!;
    const index = Array.from({ length: messages!.count }, (_, i) => i).find(
      (i) => messages!.collision[i] === 0 && messages!.startUs[i]! > 1_050_000 && messages!.endUs[i]! < 1_150_000,
    )!;
    const middleUs = (messages!.startUs[index]! + messages!.endUs[index]!) / 2;
    const x = plot.scale.left + (middleUs - plot.scale.fromUs) * plot.scale.pxPerUs;
    const lane = messages!.laneIndex[index]!;
    const y = (plot.layout.edges[lane]! + plot.layout.edges[lane + 1]!) / 2;
    expect(hitTest(plot, x, y)).toMatchObject({ kind: 'message', row: messages!.row[index], laneIndex: lane });
  });

  it('writes the values that both threads read and wrote, and both Message-IDs, where there is room', () => {
    const { svg } = drawn(closeInput(120_000));
    const { members } = RUN.collision(1)!;
    expect(svg).toContain(`${members[0]!.seedRead} → ${members[0]!.draw}`);
    expect(svg.split(`>${members[0]!.hash}</text>`).length - 1).toBe(2);
    expect(svg).toContain(`both held seed ${members[0]!.seedRead}`);
  });

  it('marks a change by a dashed line, and says it in the figure with the axis', () => {
    const changes = [{ atUs: 2_000_000, field: 'clockResolutionUs', from: 1000, to: 10_000 }] as const;
    expect(drawn(figureOf(RUN, WHOLE, { changes, axis: true })).svg).toContain('clock 1 ms → 10 ms');
    expect(drawn(figureOf(RUN, WHOLE, { changes })).svg).not.toContain('clock 1 ms');
  });

  it('ends the line of a thread that has left at its last message, and lets that of one at work go on to now', () => {
    const window = { fromUs: 2_000_000, toUs: 5_000_000 };
    const linesTo = (active: boolean): number[] => {
      const input = figureOf(RUN, window, { nowUs: 4_500_000 });
      const lanes = input.answer!.lanes.map((lane) => ({ ...lane, active }));
      const { svg } = drawn({ ...input, answer: { ...input.answer!, lanes } });
      const [, d] = new RegExp(`<path d="([^"]+)" fill="none" stroke="${LIGHT.smtp}"`).exec(svg)!;
      return [...d!.matchAll(/L([\d.]+),/g)].map((match) => Number(match[1]));
    };
    const plot = drawn(figureOf(RUN, window)).plot;
    const now = plot.scale.left + (4_500_000 - window.fromUs) * plot.scale.pxPerUs;
    expect(Math.max(...linesTo(true))).toBeCloseTo(now, 1);
    expect(Math.max(...linesTo(false))).toBeLessThan(now - 50);
  });

  it('shows a thread at work on its first message, from when it was started', () => {
    const input = figureOf(RUN, WHOLE);
    const lanes = [{ lane: 40, process: 0, thread: 40, active: true }];
    const messages = { ...input.answer!.messages!, count: 0 };
    const collisions = { ...input.answer!.collisions, count: 0 };
    const changes = [{ atUs: 1_000_000, field: 'threads', from: 10, to: 64 }] as const;
    const { svg, plot } = drawn({ ...input, changes, answer: { ...input.answer!, lanes, messages, collisions } });
    const [, from, to] = new RegExp(
      `<path d="M([\\d.]+),[\\d.]+L([\\d.]+),[\\d.]+" fill="none" stroke="${LIGHT.smtp}"`,
    ).exec(svg)!;
    expect(Number(from)).toBeCloseTo(plot.scale.left + 1_000_000 * plot.scale.pxPerUs, 1);
    expect(Number(to)).toBeCloseTo(plot.scale.right, 1);
  });

  it('draws no message narrower than 2.4 px, even among longer ones', () => {
    const input = figureOf(RUN, { fromUs: 1_000_000, toUs: 2_000_000 });
    const messages = input.answer!.messages!;
    const endUs = messages.endUs.map((end, i) => (i % 4 === 0 ? messages.startUs[i]! + 100 : end));
    const { svg, plot } = drawn({ ...input, answer: { ...input.answer!, messages: { ...messages, endUs } } });
    expect(plot.form).toBe('bars');
    const [, inks] = new RegExp(`<path d="([^"]+)" fill="${LIGHT.ink}"/>`).exec(svg)!;
    const widths = [...inks!.matchAll(/h([\d.]+)v/g)].map((match) => Number(match[1]));
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(0.95);
  });

  it('gives the bars room among very many collisions: small rings, and stems under the bars', () => {
    const input = figureOf(RUN, WHOLE);
    const usual = visibleShapes(input.answer!, drawn(input).plot);
    const { collisions } = input.answer!;
    const answer = { ...input.answer!, collisions: manyTimes(collisions, 12) };
    const { svg, plot } = drawn({ ...input, answer });
    const radius = (shapes: typeof usual): number =>
      Math.max(...shapes.flatMap(({ rings }) => rings.map((ring) => ring.radius)));
    expect(radius(visibleShapes(answer, plot))).toBeLessThan(radius(usual));
    const stems = svg.search(new RegExp(`stroke="${LIGHT.coll}" stroke-width="1" opacity="0.4"`));
    expect(stems).toBeGreaterThan(0);
    expect(stems).toBeLessThan(svg.indexOf(`fill="${LIGHT.hash}"`));
  });

  it('says "no two alike" only while there is no collision in the run', () => {
    expect(drawn(figureOf(RUN, WHOLE)).svg).not.toContain('no two alike');
    expect(drawn(figureOf(someRun(true), WHOLE, { safe: true })).svg).toContain('no two alike');
  });

  it('colours the marks of a safe algorithm blue', () => {
    const { svg } = drawn(figureOf(someRun(true), WHOLE, { safe: true }));
    expect(svg).toContain(`fill="${LIGHT.fix}"`);
    expect(svg).not.toContain(`fill="${LIGHT.coll}"`);
  });

  it('draws nothing but its ground before there is an answer', () => {
    const { svg } = drawn({
      ...figureOf(RUN, WHOLE),
      answer: null,
      emptyText: 'Ten threads are waiting. Press Start.',
    });
    expect(svg).toContain('Ten threads are waiting. Press Start.');
    expect(svg).not.toContain(LIGHT.hash);
  });

  it('lets a stem grow from its first ring', () => {
    const input = figureOf(RUN, WHOLE, { growth: () => 0 });
    const stems = [...drawn(input).svg.matchAll(/M([\d.]+),([\d.]+)L\1,\2/g)];
    expect(stems.length).toBeGreaterThan(0);
    expect(WIDTH).toBeGreaterThan(Number(stems[0]![1]));
  });
});
