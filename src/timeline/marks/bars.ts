import type { MessageColumns } from '../../log/viewport.ts';
import { Boxes, BoxesByColour } from '../batch.ts';
import { barHeight, laneMiddle } from '../laneLayout.ts';
import type { Plot } from '../plot.ts';
import { VOCABULARY, type Term } from '../vocabulary.ts';
import { xOf } from '../timeScale.ts';

const fills = new BoxesByColour();
const outlines = new BoxesByColour();
const waits = new Boxes();
/** Hollow bars have an outline from this width on, and letters from that. */
const OUTLINE_FROM_PX = 5;
const LETTER_FROM_PX = 11;
const LETTER_LANE_PX = 14;

interface Letter {
  readonly x: number;
  readonly y: number;
  readonly term: Term;
}

/**
 * A message step by step: what each read and wrote has the colour of the part of the Message-ID that it makes.
 * @param leastPx messages whose steps take less are left to another mark
 */
export function drawBars(plot: Plot, leastPx = 0): void {
  const { surface, theme, scale, answer } = plot;
  const messages = answer?.messages;
  if (!messages) return;
  fills.clear();
  outlines.clear();
  waits.clear();
  const terms = answer.stepIds.map(termOf);
  const letters: Letter[] = [];
  for (let i = 0; i < messages.count; i += 1) {
    if (xOf(scale, messages.endUs[i]!) < scale.left || xOf(scale, messages.startUs[i]!) > scale.right) continue;
    const busyUs = messages.endUs[i]! - messages.startUs[i]! - messages.lockWaitUs[i]!;
    if (busyUs * scale.pxPerUs < leastPx) continue;
    addMessage(plot, messages, i, terms, letters);
  }
  surface.hatch(waits, { stroke: theme.fix, ground: theme.fixW, phasePx: -scale.fromUs * scale.pxPerUs });
  for (const [colour, boxes] of fills) surface.rects(boxes, colour);
  for (const [colour, boxes] of outlines) surface.frames(boxes, { colour, width: 1.2 });
  for (const { x, y, term } of letters) {
    surface.text(x, y, term.letter, {
      colour: theme[term.onColour],
      size: 12,
      family: 'machine',
      weight: 600,
      align: 'center',
    });
  }
}

function termOf(stepId: string): Term {
  return (VOCABULARY as Readonly<Record<string, Term>>)[stepId] ?? VOCABULARY.quiet;
}

function addMessage(plot: Plot, messages: MessageColumns, i: number, terms: readonly Term[], letters: Letter[]): void {
  const { theme, scale, layout, safe } = plot;
  const lane = messages.laneIndex[i]!;
  const height = barHeight(layout, lane);
  const middle = laneMiddle(layout, lane);
  const top = middle - height / 2;
  // In a low lane a wait needs all the height there is to be seen as hatched.
  const inset = height > 6 ? 1 : 0;
  const startUs = messages.startUs[i]!;
  const base = i * terms.length;
  if (Number.isNaN(messages.stepUs[base]!)) {
    const x = xOf(scale, startUs);
    fills.of(safe ? theme.fix : theme.hash).push(x, top, Math.max(1, xOf(scale, messages.endUs[i]!) - x), height);
    return;
  }
  for (let step = 0; step < terms.length; step += 1) {
    const term = terms[step]!;
    const lockNext = step + 1 < terms.length && terms[step + 1]! === VOCABULARY.lock;
    const waitUs = lockNext ? messages.lockWaitUs[i]! : 0;
    const x1 = xOf(scale, startUs + messages.stepUs[base + step]!);
    const nextUs = step + 1 < terms.length ? startUs + messages.stepUs[base + step + 1]! : messages.endUs[i]!;
    const x2 = xOf(scale, nextUs - waitUs);
    const width = Math.max(0.6, x2 - x1 - (x2 - x1 > 4 ? 0.8 : 0));
    fills.of(theme[term.colour]).push(x1, top, width, height);
    if (term.shape === 'hollow-bar' && width >= OUTLINE_FROM_PX)
      outlines.of(theme[hollowEdge(term)]).push(x1, top, width, height);
    if (waitUs > 0) waits.push(x2, top + inset, Math.max(0.6, waitUs * scale.pxPerUs), height - 2 * inset);
    if (width >= LETTER_FROM_PX && height >= LETTER_LANE_PX) letters.push({ x: x1 + width / 2, y: middle, term });
  }
}

function hollowEdge(term: Term): 'hash' | 'fix' {
  return term.colour === 'hashW' ? 'hash' : 'fix';
}
