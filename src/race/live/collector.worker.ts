/** The worker that tails one panel's log, so that the page never loops over all messages. */
import { expose } from 'comlink';
import type { ClockSetting } from '../../log/deliveryLog.ts';
import { lazyMailroom } from '../../mail/lazyMailroom.ts';
import { ExchangeCount } from '../../mail/receivers/exchangeCount.ts';
import { PanelCollector } from './panelCollector.ts';
import type { PanelRun } from './panelRun.ts';
import { answers } from './questions.ts';

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

const api = {
  ...answers(() => collector),
  mail: lazyMailroom(() => collector),
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
  /** The clock was set to another resolution while the run went on. */
  clockChanged(setting: ClockSetting): void {
    collector?.clockChanged(setting);
  },
};

export type CollectorApi = typeof api;

expose(api);
