/** What was read, in the form in which the timelines know a run: one panel, over, without settings or changes. */
import type { CollisionDetail, LoggedMessage, Totals } from '../../../log/detail.ts';
import type { Overview } from '../../../log/overview.ts';
import type { ViewportAnswer, ViewportQuery } from '../../../log/viewport.ts';
import type { ImportedCollision, ImportedMail } from '../../../imports/findings/findings.ts';
import type { ImportOutcome } from '../../../imports/importJob.ts';
import { defaultScenario } from '../../../scenario/fields.ts';
import type { PanelId, Scenario } from '../../../scenario/scenario.ts';
import type { PanelView, RunState, SessionView } from '../../sessionView.ts';
import type { LogReading } from './logReading.svelte.ts';

const NOTHING: Totals = { messages: 0, distinct: 0, duplicates: 0, collisions: 0, rate: 0, idsPerSecond: 0 };

/** Of very many mails only the first are members. */
interface ImportedDetail extends CollisionDetail {
  readonly mailCount: number;
}

/** A mail that collides with none has a Message-ID of whatever form. */
interface TellingMessage extends LoggedMessage {
  readonly messageId: string;
}

export class ImportedSession implements SessionView {
  readonly runState: RunState = 'done';
  /** The whole of it is shown at first. */
  readonly isBrief = true;
  readonly turning = false;
  readonly changes = [];
  readonly gaps = [];
  readonly machine = null;
  readonly notices = [];
  readonly scenario: Scenario;
  readonly begun: Scenario;
  readonly panels: Readonly<Record<PanelId, PanelView>>;
  readonly lengthUs: number;

  constructor(
    private readonly reading: LogReading,
    private readonly outcome: ImportOutcome,
  ) {
    // Drawn as an algorithm without a counter: its densities are ochre.
    this.scenario = { ...defaultScenario, threads: Math.max(1, outcome.laneNames.length) };
    this.begun = this.scenario;
    this.lengthUs = outcome.lengthUs;
    const view = (id: PanelId, totals: Totals): PanelView => ({
      id,
      algorithm: 'javamail-1.3.2',
      totals,
      lostByExchange: 0,
    });
    this.panels = { first: view('first', outcome.totals), second: view('second', NOTHING) };
  }

  set(): void {
    // A log has no settings.
  }
  start(): void {
    // It is over.
  }
  stop(): void {
    // It is over.
  }
  reset(): void {
    // It is over.
  }
  dismiss(): void {
    // It has no notices.
  }

  nowUs(): number {
    return this.lengthUs;
  }

  async viewport(_panel: PanelId, query: ViewportQuery): Promise<ViewportAnswer> {
    return found(await this.reading.ask((api) => api.viewport(query)));
  }

  async overview(): Promise<Overview> {
    return found(await this.reading.ask((api) => api.overview()));
  }

  async message(_panel: PanelId, row: number): Promise<TellingMessage | null> {
    const mail = await this.reading.ask((api) => api.mail(row));
    return mail && { ...this.#member({ number: 0, javaMail: null }, mail), messageId: mail.messageId };
  }

  /** null too if none of its mails has a time: it is not in the figure. */
  async collision(_panel: PanelId, number: number): Promise<ImportedDetail | null> {
    const collision = await this.reading.ask((api) => api.collision(number));
    const members = collision?.mails.filter(({ atMs }) => atMs !== null) ?? [];
    if (!collision || members.length === 0) return null;
    return {
      number,
      cause: 'unknown',
      reason: 'order-not-recorded',
      members: members.map((mail) => this.#member(collision, mail)),
      mailCount: collision.mailCount,
    };
  }

  /** NaN is what a log does not tell. */
  #member(
    { number, javaMail }: Pick<ImportedCollision, 'number' | 'javaMail'>,
    { row, lane, host, atMs }: ImportedMail,
  ): LoggedMessage {
    const { laneNames } = this.outcome;
    // Processes are folded into their hosts where there are many.
    const own = laneNames.indexOf(lane);
    const atUs = (atMs! - this.outcome.startedAtMs) * 1000;
    return {
      row,
      message: row,
      lane: own >= 0 || host === null ? own : laneNames.indexOf(host),
      process: 0,
      thread: 0,
      hash: javaMail?.hash ?? Number.NaN,
      draw: Number.NaN,
      seedRead: null,
      counter: javaMail?.counter ?? null,
      clock: javaMail?.clockMs ?? Number.NaN,
      clockResolutionUs: 1000,
      startUs: atUs,
      endUs: atUs,
      collision: number,
      steps: [],
    };
  }
}

/** The worker has what it was asked for, unless another reading has begun. */
function found<T>(answer: T | null): T {
  if (answer === null) throw new Error('nothing is read yet');
  return answer;
}
