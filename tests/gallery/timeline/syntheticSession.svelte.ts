/** A session that replays synthetic runs, so that the timelines can be looked at without a race. */
import { PANEL_IDS, isBrief, type Change, type PanelId, type Scenario } from '../../../src/scenario/scenario.ts';
import type { PanelView, RunState, SessionView } from '../../../src/ui/sessionView.ts';
import { algorithmById } from '../../../src/algorithms/index.ts';
import { SyntheticRun } from './syntheticRun.ts';

export class SyntheticSession implements SessionView {
  scenario = $state.raw<Scenario>(undefined!);

  readonly turning = false;

  get isBrief(): boolean {
    return isBrief(this.scenario);
  }

  get begun(): Scenario {
    return this.scenario;
  }
  runState = $state<RunState>('idle');
  panels = $state.raw<Readonly<Record<PanelId, PanelView>>>(undefined!);
  changes = $state.raw<readonly Change[]>([]);
  gaps = [];
  lengthUs = $state(0);
  machine = null;
  notices = [];
  private readonly runs: Readonly<Record<PanelId, SyntheticRun>>;
  private readonly startedMs = performance.now();
  private readonly fullUs: number;

  constructor(scenario: Scenario, lengthUs: number, running: boolean, changes: readonly Change[]) {
    this.scenario = scenario;
    this.fullUs = lengthUs;
    this.changes = changes;
    const { threads, workSteps, clockResolutionUs } = scenario;
    const stepUs = scenario.stepUs === 0 ? 3 : scenario.stepUs;
    const runOf = (id: PanelId): SyntheticRun =>
      new SyntheticRun({
        threads,
        workSteps,
        clockResolutionUs,
        stepUs,
        lengthUs,
        safe: algorithmById(scenario[id]).safe,
      });
    this.runs = { first: runOf('first'), second: runOf('second') };
    this.runState = running ? 'running' : 'done';
    this.refresh();
    if (running) setInterval(() => this.refresh(), 100);
  }

  nowUs(): number {
    return this.runState === 'running'
      ? Math.min(this.fullUs, (performance.now() - this.startedMs) * 1000)
      : this.fullUs;
  }
  viewport: SessionView['viewport'] = (panel, query) => Promise.resolve(this.runs[panel].viewport(query, this.nowUs()));
  overview: SessionView['overview'] = (panel) => Promise.resolve(this.runs[panel].overview(this.nowUs()));
  collision: SessionView['collision'] = (panel, number) => Promise.resolve(this.runs[panel].collision(number));
  set(): void {}
  start(): void {}
  stop(): void {
    this.runState = 'done';
  }
  reset(): void {}
  dismiss(): void {}

  private refresh(): void {
    this.lengthUs = this.nowUs();
    const views = PANEL_IDS.map((id): [PanelId, PanelView] => {
      const totals = this.runs[id].totals(this.lengthUs);
      return [id, { id, algorithm: this.scenario[id], totals, lostByExchange: totals.duplicates }];
    });
    this.panels = Object.fromEntries(views) as Record<PanelId, PanelView>;
  }
}
