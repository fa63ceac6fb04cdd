/**
 * The simulation of both panels as the page holds it: a worker for each. It stands beside simulated/, not in it, because
 * that room knows neither page nor workers.
 */
import type { CollisionDetail, LoggedMessage } from '../log/detail.ts';
import type { MemoryKind } from '../log/logBuffer.ts';
import type { MachineState } from '../log/machineState.ts';
import type { ShapeCensus } from '../log/shapes.ts';
import type { Overview } from '../log/overview.ts';
import type { ViewportAnswer, ViewportQuery } from '../log/viewport.ts';
import type { MailAnswer, MailQuery } from '../mail/mailboxes.ts';
import { PANEL_IDS, type LiveField, type PanelId, type Scenario } from '../scenario/scenario.ts';
import type { PanelFigures } from './live/panelCollector.ts';
import { RemoteWorker } from './live/remote.ts';
import { SpoolTooLarge } from './live/spool.ts';
import type { ExportablePanel, Race } from './race.ts';
import { checkLength } from './simulated/limits.ts';
import { VIRTUAL_START_MS } from './simulated/virtualClock.ts';
import type { SimulatedFigures, SimulationApi } from './simulated/simulation.worker.ts';

type Simulator = RemoteWorker<SimulationApi>;

export class SimulatedRace implements Race {
  /** A simulation is computed, not waited for: a moved setting begins another. */
  readonly takesChanges = false;
  readonly startedAtMs = VIRTUAL_START_MS;
  readonly #panels: Readonly<Record<PanelId, Simulator>>;
  /** Per panel: virtual time reached, as last heard, µs. */
  readonly #reachedUs: Record<PanelId, number> = { first: 0, second: 0 };
  /** Counts what was asked for: the newest counts. */
  #order = 0;
  readonly #spawnedMs = performance.now();
  #workerStartMs = 0;
  #ready: Promise<void> | null = null;

  /**
   * @param sizes of spools, of which the largest that fits is named when one does not
   * @param onFailure told of a worker that could not be loaded or died; the race is then of no more use
   * @param memory shared memory needs an isolated page; without it an export copies the log
   */
  constructor(
    readonly sizes: readonly number[],
    readonly onFailure: (error: Error) => void,
    readonly memory: MemoryKind = globalThis.crossOriginIsolated ? 'shared' : 'own',
  ) {
    const simulator = (panel: PanelId): Simulator =>
      new RemoteWorker(
        new Worker(new URL('./simulated/simulation.worker.ts', import.meta.url), { type: 'module' }),
        `the simulation of the ${panel} panel`,
      );
    this.#panels = { first: simulator('first'), second: simulator('second') };
  }

  /** The workers are the same whatever the scenario. */
  async warm(): Promise<void> {
    this.#ready ??= this.#each((simulator) => simulator.ready()).then(() => {
      this.#workerStartMs = performance.now() - this.#spawnedMs;
    });
    return this.#ready;
  }

  /**
   * Ends the present run and starts another.
   * @returns the scenario's threads, per panel; null if another start or a stop came meanwhile
   * @throws SpoolTooLarge, SimulationTooLong
   */
  async start(scenario: Scenario): Promise<number | null> {
    const order = ++this.#order;
    for (const panel of PANEL_IDS) checkLength(scenario, panel);
    await this.warm();
    if (order !== this.#order) return null;
    const { memory, sizes } = this;
    const shortages = await Promise.all(
      PANEL_IDS.map(async (panel) =>
        this.#ask(panel, ({ proxy }) => proxy.prepare({ scenario, panel, memory, sizes })),
      ),
    );
    if (order !== this.#order) return null;
    const lacking = shortages.find((shortage) => shortage !== null);
    if (lacking) throw new SpoolTooLarge(lacking.messages, lacking.fits, lacking.bytes);
    for (const panel of PANEL_IDS) this.#reachedUs[panel] = 0;
    await this.#each(({ proxy }) => proxy.go());
    return order === this.#order ? scenario.threads * scenario.processes : null;
  }

  async stop(): Promise<void> {
    this.#order++;
    await this.#each(({ proxy }) => proxy.stop());
  }

  /** What was simulated is counted at once: nothing is left to wait for. */
  async settle(): Promise<void> {
    await this.figures();
  }

  pause(): void {
    this.#tell(({ proxy }) => proxy.hold());
  }

  resume(): void {
    this.#tell(({ proxy }) => proxy.go());
  }

  /** Rejects always: see {@link takesChanges}. */
  async set(field: LiveField): Promise<void> {
    return Promise.reject(new Error(`${field} cannot be moved in a simulation that has begun: begin another`));
  }

  /** Virtual time reached by the panel that is ahead, as {@link figures} last heard, µs. */
  nowUs(): number {
    return Math.max(this.#reachedUs.first, this.#reachedUs.second);
  }

  get workerStartMs(): number {
    return this.#workerStartMs;
  }

  async figures(): Promise<Partial<Record<PanelId, PanelFigures>>> {
    const order = this.#order;
    const [first, second] = await Promise.all(
      PANEL_IDS.map((panel) => this.#ask(panel, ({ proxy }) => proxy.figures())),
    );
    if (order === this.#order) this.#reached({ first, second });
    return { ...(first && { first }), ...(second && { second }) };
  }

  #reached(figures: Record<PanelId, SimulatedFigures | null | undefined>): void {
    for (const panel of PANEL_IDS) this.#reachedUs[panel] = figures[panel]?.reachedUs ?? 0;
  }

  async viewport(panel: PanelId, query: ViewportQuery): Promise<ViewportAnswer> {
    return this.#ask(panel, ({ proxy }) => proxy.viewport(query));
  }

  async overview(panel: PanelId): Promise<Overview> {
    return this.#ask(panel, ({ proxy }) => proxy.overview());
  }

  async collision(panel: PanelId, number: number): Promise<CollisionDetail | null> {
    return this.#ask(panel, ({ proxy }) => proxy.collision(number));
  }

  async message(panel: PanelId, row: number): Promise<LoggedMessage | null> {
    return this.#ask(panel, ({ proxy }) => proxy.message(row));
  }

  async shapes(panel: PanelId): Promise<ShapeCensus> {
    return this.#ask(panel, ({ proxy }) => proxy.shapes());
  }

  async nextOfShape(panel: PanelId, shape: string, after: number): Promise<number | null> {
    return this.#ask(panel, ({ proxy }) => proxy.nextOfShape(shape, after));
  }

  async firstMessages(panel: PanelId): Promise<LoggedMessage[]> {
    return this.#ask(panel, ({ proxy }) => proxy.firstMessages());
  }

  async mail(panel: PanelId, query: MailQuery): Promise<MailAnswer> {
    return this.#ask(panel, ({ proxy }) => proxy.mail(query));
  }

  async stateAt(panel: PanelId, us: number): Promise<MachineState> {
    return this.#ask(panel, ({ proxy }) => proxy.stateAt(us));
  }

  async eventBefore(panel: PanelId, us: number): Promise<number | null> {
    return this.#ask(panel, ({ proxy }) => proxy.eventBefore(us));
  }

  async exportable(): Promise<ExportablePanel[]> {
    return Promise.all(
      PANEL_IDS.map(async (panel) => {
        // The facts first: memory that is copied then holds all that they tell of, and perhaps more.
        const facts = await this.#ask(panel, ({ proxy }) => proxy.facts());
        return { run: await this.#ask(panel, ({ proxy }) => proxy.run()), facts };
      }),
    );
  }

  dispose(): void {
    this.#order++;
    for (const panel of PANEL_IDS) this.#panels[panel].dispose();
  }

  async #ask<T>(panel: PanelId, question: (simulator: Simulator) => Promise<T>): Promise<T> {
    const simulator = this.#panels[panel];
    return simulator.guard(question(simulator));
  }

  async #each(act: (simulator: Simulator) => Promise<void>): Promise<void> {
    await Promise.all(PANEL_IDS.map((panel) => this.#ask(panel, act)));
  }

  #tell(act: (simulator: Simulator) => Promise<void>): void {
    this.#each(act).catch((error: unknown) => {
      this.onFailure(error instanceof Error ? error : new Error(String(error)));
    });
  }
}
