/** A run and its settings, as the page's components see them. */
import { SpoolTooLarge } from '../race/live/spool.ts';
import type { Race } from '../race/race.ts';
import { withinLanes } from '../scenario/lanes.ts';
import { isBrief, isLiveField } from '../scenario/scenario.ts';
import type { LiveField, PanelId, Scenario } from '../scenario/scenario.ts';
import { Dial } from './dial.ts';
import { Engines } from './engines.ts';
import type { ExportableRun } from './export/exportableRun.ts';
import { HiddenTab } from './hiddenTab.ts';
import { machineFacts, measureClockStepUs } from './machine.ts';
import type { Notices } from './notices.svelte.ts';
import { ShownRun } from './shownRun.ts';
import { Watch } from './watch.ts';
import { failureText, gapText, noThreadsText, startedText } from './runTexts.ts';
import { lengthOf, panelViews, withWhole, type FiguresByPanel } from './panelViews.ts';
import type { MachineFacts, PanelView, RunState, SessionView } from './sessionView.ts';

/** A result that a turned dial has to wait for longer is shown as it comes, ms. */
const TURN_MS = 250;
const TURN_LOOK_MS = 4;
/** Figures that change more often cannot be read; the timelines are drawn at every frame all the same. */
const WATCHED_FIGURES_MS = 100;

export class RaceSession extends ShownRun implements SessionView {
  scenario: Scenario = $state.raw() as Scenario;
  runState: RunState = $state('idle');
  panels: Readonly<Record<PanelId, PanelView>> = $state.raw() as Readonly<Record<PanelId, PanelView>>;
  begun: Scenario = $state.raw() as Scenario;
  machine: MachineFacts | null = $state.raw(null);
  /** Counts the runs: components that keep something of a run drop it when this changes. */
  run = $state(0);
  /** A slider begins run after run at full speed: what is shown is the last result, until the next is whole. */
  turning = $state(false);

  readonly #engines = new Engines((error) => this.#failed(error));
  /** The run was begun by a moved slider at full speed: the next move begins another. */
  #dialled = false;
  /** The threads of the run have started. */
  #going = false;
  readonly #tab = new HiddenTab(
    () => (this.runState === 'running' && this.#going && this.begun.engine === 'live' ? this.race : null),
    (gap) => {
      this.record.stoodStill(gap);
      this.told.status('gap', gapText(gap));
    },
  );
  readonly #watch = new Watch();
  readonly #clockStepUs = measureClockStepUs();
  readonly #dial = new Dial(
    () => this.#begin(true),
    () => this.runState !== 'running',
    () => this.#showCut(),
  );

  constructor(
    scenario: Scenario,
    /** null: the page has shared memory; else why not. */
    readonly obstacle: string | null,
    /** Where it says what should be known of a run. */
    private readonly told: Notices,
  ) {
    super();
    const engine = obstacle === null ? scenario.engine : 'simulated';
    this.scenario = this.begun = { ...scenario, engine };
    if (obstacle !== null) this.told.alert('isolation', noThreadsText(obstacle));
    this.panels = panelViews(scenario);
    this.machine = machineFacts([], this.#clockStepUs, 0);
    if (obstacle === null) this.#tab.watch();
  }

  get isBrief(): boolean {
    return isBrief(this.scenario);
  }

  get notices() {
    return this.told.list;
  }

  dismiss(noticeId: string): void {
    this.told.dismiss(noticeId);
  }

  /** Spawns the threads that the scenario needs, so that Start is instant. */
  warm(): void {
    const warm = this.#engines.of(this.scenario.engine).warm(this.scenario);
    warm.catch((error: unknown) => this.#failed(error));
  }

  set<K extends keyof Scenario>(field: K, value: Scenario[K]): void {
    if (this.scenario[field] === value) return;
    this.adopt({ ...this.scenario, [field]: value });
  }

  /** Takes on another scenario; what moved takes effect at once where it can, or begins a new run. */
  adopt(asked: Scenario): void {
    const before = this.scenario;
    const after = withinLanes(this.obstacle === null ? asked : { ...asked, engine: 'simulated' }, before);
    const moved = (Object.keys(after) as (keyof Scenario)[]).filter((field) => after[field] !== before[field]);
    if (moved.length === 0) return;
    this.scenario = after;
    const atOnce = moved.filter(isLiveField);
    const running = this.runState === 'running';
    if (running && !this.#dialled && atOnce.length === moved.length && this.race.takesChanges) {
      for (const field of atOnce) this.#change(field, before[field], after[field]);
    } else if (running || (this.runState === 'done' && (isBrief(before) || atOnce.length < moved.length))) {
      this.#dial.turn();
    }
  }

  #change(field: LiveField, from: number, to: number): void {
    const race = this.race;
    this.record.moved(race.nowUs(), field, from, to);
    race.set(field, to).catch((error: unknown) => this.#failed(error));
  }

  start(): void {
    this.#dial.release();
    void this.#begin(false);
  }

  stop(): void {
    this.#dial.release();
    if (this.runState === 'running') void (this.#going ? this.#end() : this.#empty('done'));
  }

  /** Back to before the first message; the settings stay. */
  reset(): void {
    this.#dial.release();
    void this.#empty('idle');
  }

  /** Ends the run, or its start, and forgets it. */
  async #empty(state: 'idle' | 'done'): Promise<void> {
    const run = ++this.run;
    // At once: what is shown of a collision would else be chosen anew, from the run that is being forgotten.
    this.#clear(this.scenario);
    await this.race.stop();
    if (run !== this.run) return;
    this.runState = state;
    this.turning = false;
    this.#forget();
  }

  #forget(): void {
    this.#going = false;
    this.#tab.forget();
  }

  /** Nothing of the last run is shown any more. */
  #clear(scenario: Scenario): void {
    this.panels = panelViews(scenario);
    this.record.forget();
  }

  async #begin(dialled: boolean): Promise<void> {
    const run = ++this.run;
    const { scenario } = this;
    this.begun = scenario;
    this.#dialled = dialled && isBrief(scenario);
    this.told.dismiss('failure');
    this.told.dismiss('gap');
    this.#forget();
    this.turning = this.#dialled;
    if (!this.turning) this.#clear(scenario);
    this.runState = 'running';
    const hiddenUntilMs = performance.now() + TURN_MS;
    await this.#orFail(async () => {
      await this.#engines.quietOthers(scenario.engine);
      const started = await this.race.start(scenario);
      if (started === null || run !== this.run) return;
      this.#going = true;
      const lacking = startedText(started, scenario.threads * scenario.processes);
      if (lacking === null) this.told.dismiss('threads');
      else this.told.alert('threads', lacking);
      this.#tab.look();
      this.#watch.begin(() => this.#look(run, hiddenUntilMs));
    });
  }

  /** Shows the figures of now. Returns the rest until the next look, ms; null when the run is over. */
  async #look(run: number, hiddenUntilMs: number): Promise<number | null> {
    await this.#orFail(async () => {
      const figures = await this.race.figures();
      if (run !== this.run) return;
      if (figures.first?.done && figures.second?.done) await this.#end();
      else if (!this.turning || performance.now() > hiddenUntilMs) this.#show(figures);
      else this.panels = withWhole(this.panels, this.begun, figures);
    });
    if (run !== this.run || this.runState !== 'running') return null;
    if (this.turning) return TURN_LOOK_MS;
    return isBrief(this.begun) ? 0 : WATCHED_FIGURES_MS;
  }

  async #end(): Promise<void> {
    const { run } = this;
    const race = this.race;
    await this.#orFail(async () => {
      await race.stop();
      await race.settle();
      for (;;) {
        const figures = await race.figures();
        if (run !== this.run) return;
        this.#show(figures);
        if (Object.values(figures).every(({ counted }) => counted)) break;
      }
      this.runState = 'done';
    });
  }

  async #showCut(): Promise<void> {
    const { run } = this;
    if (!this.#going) return;
    await this.#orFail(async () => {
      const figures = await this.race.figures();
      if (run === this.run && lengthOf(figures) > 0) this.#show(figures);
    });
  }

  #show(figures: FiguresByPanel): void {
    if (this.turning) this.#clear(this.begun);
    this.turning = false;
    this.panels = panelViews(this.begun, figures);
    this.record.reached(lengthOf(figures));
    this.machine = machineFacts(Object.values(figures), this.#clockStepUs, this.race.workerStartMs);
  }

  nowUs(): number {
    if (this.runState !== 'running' || !this.#going) return this.lengthUs;
    return this.#tab.pausedAtUs ?? this.race.nowUs();
  }

  async exportable(): Promise<ExportableRun> {
    const race = this.race;
    return {
      scenario: this.begun,
      changes: this.record.moves,
      gaps: this.gaps,
      startedAtMs: race.startedAtMs,
      panels: await race.exportable(this.begun),
    };
  }

  /** Ends the run and all workers; the session is then of no more use. */
  dispose(): void {
    this.run++;
    this.#dial.release();
    this.#watch.end();
    this.#tab.unwatch();
    this.#engines.dispose();
  }

  protected get race(): Race {
    return this.#engines.of(this.begun.engine);
  }

  /** What a run does; its failure ends it, unless another has begun meanwhile. */
  async #orFail(act: () => Promise<void>): Promise<void> {
    const { run } = this;
    try {
      await act();
    } catch (error) {
      if (run === this.run) this.#failed(error);
    }
  }

  /** Ends the run with a plain message. Threads that may be broken are replaced at the next start. */
  #failed(error: unknown): void {
    this.run++;
    this.#dial.release();
    this.turning = false;
    this.runState = 'failed';
    if (!(error instanceof SpoolTooLarge)) this.#engines.dispose();
    this.told.alert('failure', failureText(error));
  }
}
