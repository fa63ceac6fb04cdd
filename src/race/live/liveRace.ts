/** The live race of both panels: real threads, one start, one clock. */
import type { CollisionDetail, LoggedMessage } from '../../log/detail.ts';
import type { MachineState } from '../../log/machineState.ts';
import type { ShapeCensus } from '../../log/shapes.ts';
import type { Overview } from '../../log/overview.ts';
import type { ViewportAnswer, ViewportQuery } from '../../log/viewport.ts';
import type { MailAnswer, MailQuery } from '../../mail/mailboxes.ts';
import { PANEL_IDS, type LiveField, type PanelId, type Scenario } from '../../scenario/scenario.ts';
import type { ExportablePanel, Race } from '../race.ts';
import type { PanelFigures } from './panelCollector.ts';
import { PanelRace } from './panelRace.ts';
import { allocateSpools } from './spool.ts';

export type { ExportablePanel } from '../race.ts';

export class LiveRace implements Race {
  readonly takesChanges = true;
  readonly #panels: Readonly<Record<PanelId, PanelRace>>;
  #scenario: Scenario | null = null;
  /** Counts what was asked for: the newest counts. */
  #order = 0;
  /** Settles when the start under way, if any, has come to its end. */
  #starting: Promise<void> = Promise.resolve();
  #startMs = 0;

  /**
   * @param sizes of spools, of which the largest that fits is named when one does not
   * @param onFailure told of a thread that threw or died; the race is then of no more use
   */
  constructor(
    readonly sizes: readonly number[],
    onFailure: (error: Error) => void,
  ) {
    this.#panels = { first: new PanelRace('first', onFailure), second: new PanelRace('second', onFailure) };
  }

  /** Spawns threads ahead of need. */
  async warm(scenario: Scenario): Promise<void> {
    await this.#each(async (panel) => {
      await panel.collector.ready();
      await panel.pool.grow(scenario.threads * scenario.processes);
    });
  }

  /**
   * Ends the present run and starts another.
   * @returns threads that could be started, per panel; null if another start or a stop came meanwhile
   * @throws SpoolTooLarge
   */
  async start(scenario: Scenario): Promise<number | null> {
    const order = ++this.#order;
    const before = this.#starting;
    const start = async (): Promise<number | null> => {
      await before;
      const overtaken = (): boolean => order !== this.#order;
      await this.#parked();
      if (overtaken()) return null;
      await this.warm(scenario);
      if (overtaken()) return null;
      this.#allocate(scenario);
      await this.#each((panel) => panel.prepare(scenario));
      if (overtaken()) return null;
      this.#scenario = scenario;
      this.#startMs = performance.timeOrigin + performance.now();
      for (const id of PANEL_IDS) this.#panels[id].go(this.#startMs);
      return Math.min(...PANEL_IDS.map((id) => this.#panels[id].pool.size));
    };
    const starting = start();
    this.#starting = starting.then(
      () => undefined,
      () => undefined,
    );
    return starting;
  }

  #allocate(scenario: Scenario): void {
    const wanted = PANEL_IDS.flatMap((id) => {
      const plan = this.#panels[id].planFor(scenario);
      return plan ? [{ panel: this.#panels[id], plan }] : [];
    });
    for (const { panel } of wanted) panel.dropLog();
    const logs = allocateSpools(
      wanted.map(({ plan }) => plan),
      this.sizes,
    );
    wanted.forEach(({ panel }, i) => panel.useLog(logs[i]!));
  }

  /** Ends the run; what was made is kept. */
  async stop(): Promise<void> {
    this.#order++;
    await this.#parked();
    await this.#starting;
  }

  async #parked(): Promise<void> {
    await this.#each(async (panel) => {
      panel.park();
      await panel.quiet();
    });
  }

  /** The run has ended by itself or was stopped: the collector may rest when all is counted. */
  async settle(): Promise<void> {
    await this.#each((panel) => panel.ask((collector) => collector.rest()));
  }

  pause(): void {
    for (const id of PANEL_IDS) this.#panels[id].pause();
  }

  resume(): void {
    for (const id of PANEL_IDS) this.#panels[id].resume();
  }

  /** A setting moved in the running run. */
  async set(field: LiveField, value: number): Promise<void> {
    const scenario = this.#scenario;
    if (!scenario) return;
    this.#scenario = { ...scenario, [field]: value };
    for (const id of PANEL_IDS) this.#panels[id].set(field, value);
    if (field === 'clockResolutionUs') {
      const setting = { fromUs: this.nowUs(), resolutionUs: value };
      await this.#each((panel) => panel.ask((collector) => collector.clockChanged(setting)));
    }
    if (field === 'threads') await this.#each((panel) => panel.pool.grow(value * scenario.processes));
  }

  /** Time since the run's start, µs. */
  nowUs(): number {
    return (performance.timeOrigin + performance.now() - this.#startMs) * 1000;
  }

  /** The run's start, ms since 1970. */
  get startedAtMs(): number {
    return this.#startMs;
  }

  /** Mean time from spawning a worker to its being ready, ms. */
  get workerStartMs(): number {
    return PANEL_IDS.reduce((sum, id) => sum + this.#panels[id].pool.meanStartMs, 0) / PANEL_IDS.length;
  }

  async figures(): Promise<Partial<Record<PanelId, PanelFigures>>> {
    const [first, second] = await Promise.all(
      PANEL_IDS.map((id) => this.#panels[id].ask((collector) => collector.figures())),
    );
    return { ...(first && { first }), ...(second && { second }) };
  }

  async viewport(panel: PanelId, query: ViewportQuery): Promise<ViewportAnswer> {
    return this.#panels[panel].ask((collector) => collector.viewport(query));
  }

  async overview(panel: PanelId): Promise<Overview> {
    return this.#panels[panel].ask((collector) => collector.overview());
  }

  async collision(panel: PanelId, number: number): Promise<CollisionDetail | null> {
    return this.#panels[panel].ask((collector) => collector.collision(number));
  }

  async message(panel: PanelId, row: number): Promise<LoggedMessage | null> {
    return this.#panels[panel].ask((collector) => collector.message(row));
  }

  async shapes(panel: PanelId): Promise<ShapeCensus> {
    return this.#panels[panel].ask((collector) => collector.shapes());
  }

  async nextOfShape(panel: PanelId, shape: string, after: number): Promise<number | null> {
    return this.#panels[panel].ask((collector) => collector.nextOfShape(shape, after));
  }

  async firstMessages(panel: PanelId): Promise<LoggedMessage[]> {
    return this.#panels[panel].ask((collector) => collector.firstMessages());
  }

  async mail(panel: PanelId, query: MailQuery): Promise<MailAnswer> {
    return this.#panels[panel].ask((collector) => collector.mail(query));
  }

  async stateAt(panel: PanelId, us: number): Promise<MachineState> {
    return this.#panels[panel].ask((collector) => collector.stateAt(us));
  }

  async eventBefore(panel: PanelId, us: number): Promise<number | null> {
    return this.#panels[panel].ask((collector) => collector.eventBefore(us));
  }

  async exportable(scenario: Scenario): Promise<ExportablePanel[]> {
    return Promise.all(
      PANEL_IDS.map(async (id) => ({
        run: this.#panels[id].runOf(scenario),
        facts: await this.#panels[id].ask((collector) => collector.facts()),
      })),
    );
  }

  dispose(): void {
    for (const id of PANEL_IDS) this.#panels[id].dispose();
  }

  async #each(act: (panel: PanelRace) => Promise<void>): Promise<void> {
    await Promise.all(PANEL_IDS.map((id) => act(this.#panels[id])));
  }
}
