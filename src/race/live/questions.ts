/** The questions that a worker with one panel's log answers to the page, whichever engine fills the log. */
import { transfer } from 'comlink';
import type { CollisionDetail, LoggedMessage } from '../../log/detail.ts';
import type { MachineState } from '../../log/machineState.ts';
import type { ShapeCensus } from '../../log/shapes.ts';
import type { Overview } from '../../log/overview.ts';
import type { ViewportAnswer, ViewportQuery } from '../../log/viewport.ts';
import type { ExportFacts, PanelCollector, PanelFigures } from './panelCollector.ts';

export interface Questions {
  /** Settles when the worker's script runs. */
  ready(): true;
  /** null before the first run. */
  figures(): PanelFigures | null;
  viewport(query: ViewportQuery): ViewportAnswer;
  overview(): Overview;
  /** null where there is none, and before the first run. */
  collision(number: number): CollisionDetail | null;
  /** The message of a row in view; null before the first run. */
  message(row: number): LoggedMessage | null;
  shapes(): ShapeCensus;
  nextOfShape(shape: string, after: number): number | null;
  firstMessages(): LoggedMessage[];
  stateAt(us: number): MachineState;
  eventBefore(us: number): number | null;
  facts(): ExportFacts;
}

/** @param current the collector of the present run; null before the first */
export function answers(current: () => PanelCollector | null): Questions {
  const begun = (): PanelCollector => {
    const collector = current();
    if (!collector) throw new Error('no run was begun');
    return collector;
  };
  return {
    ready: () => true,
    figures: () => current()?.figures() ?? null,
    viewport: (query) => {
      const answer = begun().viewport(query);
      return transfer(answer, buffersOf(answer));
    },
    overview: () => begun().overview(),
    collision: (number) => current()?.collision(number) ?? null,
    message: (row) => current()?.message(row) ?? null,
    shapes: () => begun().shapes(),
    nextOfShape: (shape, after) => current()?.nextOfShape(shape, after) ?? null,
    firstMessages: () => current()?.firstMessages() ?? [],
    stateAt: (us) => begun().playback.stateAt(us, begun().lanes()),
    eventBefore: (us) => current()?.playback.eventBefore(us) ?? null,
    facts: () => begun().facts(),
  };
}

function buffersOf({ messages, density, collisions }: ViewportAnswer): ArrayBuffer[] {
  return [messages, density, collisions]
    .flatMap((columns): unknown[] => (columns ? Object.values(columns) : []))
    .filter((value): value is Int32Array<ArrayBuffer> => ArrayBuffer.isView(value))
    .map(({ buffer }) => buffer);
}
