import { FATE_LOST } from '../../log/viewport.ts';
import { Boxes, Segments } from '../batch.ts';
import { laneHeight, laneMiddle } from '../laneLayout.ts';
import type { Plot } from '../plot.ts';
import { xOf } from '../timeScale.ts';

const LEAST_LANE_PX = 12;
const GAP_PX = 7;

/** At the end of a conversation the letter is sent; a lost one is crossed out. */
export function drawEnvelopes({ surface, theme, scale, layout, answer }: Plot): void {
  const messages = answer?.messages;
  if (!messages) return;
  const sent = { paper: new Boxes(), folds: new Segments() };
  const lost = { paper: new Boxes(), folds: new Segments() };
  for (let i = 0; i < messages.count; i += 1) {
    const lane = messages.laneIndex[i]!;
    const room = laneHeight(layout, lane);
    const x2 = xOf(scale, messages.nextUs[i]!) - GAP_PX;
    if (!(x2 > scale.left) || x2 > scale.right + 30 || room < LEAST_LANE_PX) continue;
    const width = room > 40 ? 24 : 14;
    const height = room > 40 ? 16 : 9;
    if (x2 - width < xOf(scale, messages.endUs[i]!) + GAP_PX) continue;
    const y = laneMiddle(layout, lane) - height / 2;
    const isLost = messages.fate[i] === FATE_LOST;
    const { paper, folds } = isLost ? lost : sent;
    paper.push(x2 - width, y, width, height);
    const middle = x2 - width / 2;
    folds.push(x2 - width, y, middle, y + height * 0.6).push(middle, y + height * 0.6, x2, y);
    if (isLost)
      folds.push(x2 - width - 2, y - 2, x2 + 2, y + height + 2).push(x2 - width - 2, y + height + 2, x2 + 2, y - 2);
  }
  for (const [{ paper, folds }, colour] of [
    [sent, theme.ink2],
    [lost, theme.coll],
  ] as const) {
    surface.rects(paper, theme.sheet);
    surface.frames(paper, { colour, width: 1.2 });
    surface.lines(folds, { colour, width: 1.2 });
  }
}
