/** The worker that tails one panel's log, so that the page never loops over all messages. */
import { expose, transfer } from 'comlink';
import type { CollisionDetail, LoggedMessage } from '../../log/detail.ts';
import type { ClockSetting } from '../../log/deliveryLog.ts';
import type { Overview } from '../../log/overview.ts';
import type { ViewportAnswer, ViewportQuery } from '../../log/viewport.ts';
import { ExchangeCount } from '../../mail/receivers/exchangeCount.ts';
import { PanelCollector, type ExportFacts, type PanelFigures } from './panelCollector.ts';
import type { PanelRun } from './panelRun.ts';

/** How long the tail may run before questions are answered, ms. */
const SLICE_MS = 4;
/** How long the tail rests when nothing new was there, ms. */
const REST_MS = 4;

let collector: PanelCollector | null = null;
let watching = false;

// A message to oneself comes after the questions that wait, and is not held back as timers are.
const again = new MessageChannel();
again.port1.onmessage = tail;

function tail(): void {
  if (collector?.tail(SLICE_MS)) again.port2.postMessage(null);
  else if (watching) setTimeout(tail, REST_MS);
}

function begun(): PanelCollector {
  if (!collector) throw new Error('no run was begun');
  return collector;
}

const api = {
  ready(): true {
    return true;
  },
  begin(run: PanelRun): void {
    collector = new PanelCollector(run, new ExchangeCount());
    if (watching) return;
    watching = true;
    tail();
  },
  /** The run is over: the tail ends once all is counted. */
  rest(): void {
    watching = false;
    tail();
  },
  clockChanged(setting: ClockSetting): void {
    begun().clockChanged(setting);
  },
  /** null before the first run. */
  figures(): PanelFigures | null {
    return collector?.figures() ?? null;
  },
  viewport(query: ViewportQuery): ViewportAnswer {
    const answer = begun().viewport(query);
    return transfer(answer, buffersOf(answer));
  },
  overview(): Overview {
    return begun().overview();
  },
  collision(number: number): CollisionDetail | null {
    return begun().collision(number);
  },
  firstMessages(): LoggedMessage[] {
    return begun().firstMessages();
  },
  facts(): ExportFacts {
    return begun().facts();
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
