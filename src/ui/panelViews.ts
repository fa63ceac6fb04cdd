import type { Totals } from '../log/detail.ts';
import type { PanelFigures } from '../race/live/panelCollector.ts';
import type { PanelId, Scenario } from '../scenario/scenario.ts';
import type { PanelView } from './sessionView.ts';

const NOTHING: Totals = { messages: 0, distinct: 0, duplicates: 0, collisions: 0, rate: 0, idsPerSecond: 0 };

export type FiguresByPanel = Partial<Record<PanelId, PanelFigures>>;

/** Both panels' figures; those of a run that has none yet are 0. */
export function panelViews(scenario: Scenario, figures: FiguresByPanel = {}): Readonly<Record<PanelId, PanelView>> {
  const view = (id: PanelId): PanelView => ({
    id,
    algorithm: scenario[id],
    totals: figures[id]?.totals ?? NOTHING,
    lostByExchange: figures[id]?.lostByExchange ?? 0,
  });
  return { first: view('first'), second: view('second') };
}

/** The views with those panels' that have made all their messages in their places; the very same object if there are none. */
export function withWhole(
  views: Readonly<Record<PanelId, PanelView>>,
  scenario: Scenario,
  figures: FiguresByPanel,
): Readonly<Record<PanelId, PanelView>> {
  const now = panelViews(scenario, figures);
  const { first, second } = figures;
  if (!first?.done && !second?.done) return views;
  return { first: first?.done ? now.first : views.first, second: second?.done ? now.second : views.second };
}

/** How long the run is, by its last message, µs. */
export function lengthOf({ first, second }: FiguresByPanel): number {
  return Math.max(first?.lengthUs ?? 0, second?.lengthUs ?? 0);
}
