/** The worker that tails the logs of both panels, so that the page never loops over all messages. */
import { expose, transfer } from 'comlink';
import type { CollisionDetail, LoggedMessage } from '../../log/detail.ts';
import type { ClockSetting } from '../../log/deliveryLog.ts';
import type { Overview } from '../../log/overview.ts';
import type { PanelFacts } from '../../log/panelRecord.ts';
import type { ViewportAnswer, ViewportQuery } from '../../log/viewport.ts';
import { ExchangeCount } from '../../mail/receivers/exchangeCount.ts';
import type { PanelId } from '../../scenario/scenario.ts';
import { PanelCollector, type PanelFigures } from './panelCollector.ts';
import type { PanelRun } from './panelRun.ts';

/** How long the tail may run before questions are answered, ms. */
const SLICE_MS = 6;
/** How long the tail rests when nothing new was there, ms. */
const REST_MS = 4;

const panels = new Map<PanelId, PanelCollector>();

// A message to oneself comes after the questions that wait, and is not held back as timers are.
const again = new MessageChannel();
again.port1.onmessage = tail;

let watching = false;

function tail(): void {
  let more = false;
  for (const panel of panels.values()) more = panel.tail(SLICE_MS / panels.size) || more;
  if (more) again.port2.postMessage(null);
  else if (watching) setTimeout(tail, REST_MS);
}

function panel(id: PanelId): PanelCollector {
  const found = panels.get(id);
  if (!found) throw new Error(`no run was begun in the ${id} panel`);
  return found;
}

const api = {
  ready(): true {
    return true;
  },
  begin(runs: readonly PanelRun[]): void {
    panels.clear();
    for (const run of runs) panels.set(run.panel, new PanelCollector(run, new ExchangeCount()));
    if (!watching) {
      watching = true;
      tail();
    }
  },
  /** The run is over: the tail ends once all is counted. */
  rest(): void {
    watching = false;
    tail();
  },
  clockChanged(setting: ClockSetting): void {
    for (const collector of panels.values()) collector.clockChanged(setting);
  },
  figures(): Partial<Record<PanelId, PanelFigures>> {
    return Object.fromEntries([...panels].map(([id, collector]) => [id, collector.figures()]));
  },
  viewport(id: PanelId, query: ViewportQuery): ViewportAnswer {
    const answer = panel(id).viewport(query);
    return transfer(answer, buffersOf(answer));
  },
  overview(id: PanelId): Overview {
    return panel(id).overview();
  },
  collision(id: PanelId, number: number): CollisionDetail | null {
    return panel(id).collision(number);
  },
  firstMessages(id: PanelId): LoggedMessage[] {
    return panel(id).firstMessages();
  },
  facts(id: PanelId): PanelFacts & { readonly clocks: readonly ClockSetting[] } {
    return panel(id).facts();
  },
};

function buffersOf({ messages, density, collisions }: ViewportAnswer): ArrayBuffer[] {
  return [messages, density, collisions]
    .flatMap((columns): unknown[] => (columns ? Object.values(columns) : []))
    .filter((value): value is Int32Array<ArrayBuffer> => ArrayBuffer.isView(value))
    .map(({ buffer }) => buffer);
}

export type CollectorApi = typeof api;

expose(api);
