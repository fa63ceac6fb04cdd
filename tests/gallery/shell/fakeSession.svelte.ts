/** A run that never happened, with the figures of the mock or of a spool at full speed. */
import type { Totals } from '../../../src/log/detail.ts';
import { defaultScenario } from '../../../src/scenario/fields.ts';
import type { PanelId, Scenario } from '../../../src/scenario/scenario.ts';
import type { MachineFacts, Notice, PanelView, RunState, SessionView } from '../../../src/ui/sessionView.ts';

export type GalleryCase = 'mock' | 'empty' | 'large' | 'fault';

const totals = (messages: number, duplicates: number, collisions: number, idsPerSecond: number): Totals => ({
  messages,
  distinct: messages - duplicates,
  duplicates,
  collisions,
  rate: messages === 0 ? 0 : (100 * duplicates) / messages,
  idsPerSecond,
});

const FIGURES: Record<GalleryCase, Record<PanelId, Totals>> = {
  mock: { first: totals(849, 51, 45, 88), second: totals(791, 0, 0, 82) },
  empty: { first: totals(0, 0, 0, 0), second: totals(0, 0, 0, 0) },
  large: { first: totals(1_000_000, 220_509, 180_100, 3_315_383), second: totals(1_000_000, 0, 0, 2_045_244) },
  fault: { first: totals(12, 0, 0, 40), second: totals(11, 0, 0, 38) },
};

const MACHINE: MachineFacts = {
  coresReported: 2,
  clockStepUs: 5,
  achievedStepUs: 5180,
  workerStartMs: 11.4,
  threadsRunning: 20,
  isolated: true,
};

export class FakeSession implements SessionView {
  scenario = $state<Scenario>(defaultScenario);
  readonly begun = defaultScenario;
  readonly isBrief = false;
  readonly turning = false;
  runState = $state<RunState>('running');
  notices = $state<readonly Notice[]>([]);
  readonly changes = [];
  readonly gaps = [];
  readonly lengthUs = 9_600_000;
  readonly machine: MachineFacts | null;
  readonly #figures: Record<PanelId, Totals>;

  constructor(which: GalleryCase) {
    this.#figures = FIGURES[which];
    this.machine = which === 'empty' ? null : MACHINE;
    if (which === 'large') this.scenario = { ...defaultScenario, stepUs: 0, messages: 1_000_000 };
    if (which === 'empty') this.runState = 'idle';
    if (which === 'fault') {
      this.runState = 'failed';
      this.notices = [
        { id: 'threads', role: 'status', text: 'Only 6 of 64 threads started. The run goes on with 6.' },
        {
          id: 'memory',
          role: 'alert',
          text: 'This browser gives the page no shared memory, so the threads cannot race here. The simulation can: same algorithms, made-up timing.',
        },
      ];
    }
  }

  get panels(): Record<PanelId, PanelView> {
    return { first: this.#panel('first'), second: this.#panel('second') };
  }

  #panel(id: PanelId): PanelView {
    const figures = this.#figures[id];
    return { id, algorithm: this.scenario[id], totals: figures, lostByExchange: figures.duplicates };
  }

  set<K extends keyof Scenario>(field: K, value: Scenario[K]): void {
    this.scenario = { ...this.scenario, [field]: value };
  }
  start(): void {
    this.runState = 'running';
  }
  stop(): void {
    this.runState = 'done';
  }
  reset(): void {
    this.runState = 'idle';
  }
  dismiss(noticeId: string): void {
    this.notices = this.notices.filter((notice) => notice.id !== noticeId);
  }
  nowUs(): number {
    return this.lengthUs;
  }
  viewport(): Promise<never> {
    return Promise.reject(new Error('The gallery of the shell has no log.'));
  }
  overview(): Promise<never> {
    return Promise.reject(new Error('The gallery of the shell has no log.'));
  }
  collision(): Promise<null> {
    return Promise.resolve(null);
  }
}
