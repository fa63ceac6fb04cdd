/** Plays a finished run back: one playhead for both panels, and what both machines were doing there. */
import type { MachineState } from '../../log/machineState.ts';
import type { Race } from '../../race/race.ts';
import { PANEL_IDS, type PanelId } from '../../scenario/scenario.ts';
import type { SessionView } from '../sessionView.ts';
import type { LiveDomain } from '../timeline/timeDomain.svelte.ts';
import { speedFor, STEP_MS, type Speed } from './speeds.ts';

export interface PlayableRun extends SessionView {
  readonly asks: Pick<Race, 'stateAt' | 'eventBefore'>;
}

export type StatesByPanel = Readonly<Record<PanelId, MachineState>>;

/** Messages in the window that the player opens with: few enough to tell their steps apart. */
const MESSAGES_IN_VIEW = 60;
/** Where the playhead stands in a page that was just turned, and from where on the next one is turned. */
const PAGE_FROM = 0.06;
const PAGE_TO = 0.97;

/** With reduced motion the playhead stands still for so long between two places, ms. */
const CALM_MS = 300;

export class Player {
  atUs = $state(0);
  playing = $state(false);
  speed: Speed = $state(1);
  /** At the playhead, or just behind it while it moves; null: not heard of yet. */
  states: StatesByPanel | null = $state.raw(null);

  readonly #before: { readonly following: boolean; readonly fromUs: number; readonly toUs: number };
  #asking: Promise<void> | null = null;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #gone = false;
  readonly #still = matchMedia('(prefers-reduced-motion: reduce)');

  /** @param onmove told of every move of the playhead */
  constructor(
    readonly run: PlayableRun,
    readonly domain: LiveDomain,
    readonly onmove: (us: number) => void,
  ) {
    const { following, fromUs, toUs } = domain.core;
    this.#before = { following, fromUs, toUs };
    const messages = Math.max(...PANEL_IDS.map((panel) => run.panels[panel].totals.messages));
    const widthUs = Math.min(toUs - fromUs, (run.lengthUs / messages) * MESSAGES_IN_VIEW);
    domain.move((core) => core.show(fromUs, fromUs + widthUs));
    this.speed = speedFor(widthUs);
    this.seek(fromUs);
  }

  get lengthUs(): number {
    return this.run.lengthUs;
  }

  get atEnd(): boolean {
    return this.atUs >= this.lengthUs;
  }

  seek(us: number): void {
    this.atUs = Math.min(Math.max(0, us), this.lengthUs);
    this.onmove(this.atUs);
    this.#bringIntoView();
    void this.#ask();
  }

  play(): void {
    if (this.atEnd) this.seek(0);
    this.playing = true;
    this.#goOn(performance.now());
  }

  pause(): void {
    this.playing = false;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  setSpeed(speed: Speed): void {
    const { playing } = this;
    this.pause();
    this.speed = speed;
    if (playing) this.play();
  }

  /** To the next recorded event of either panel, or to the end. */
  async step(): Promise<void> {
    await this.#ask();
    const { states } = this;
    if (!states) return;
    this.seek(Math.min(this.lengthUs, ...PANEL_IDS.map((panel) => states[panel].next?.atUs ?? Infinity)));
  }

  /** To the last recorded event before the playhead, or to the beginning. */
  async stepBack(): Promise<void> {
    const { atUs } = this;
    try {
      const befores = await Promise.all(PANEL_IDS.map((panel) => this.run.asks.eventBefore(panel, atUs)));
      if (!this.#gone) this.seek(Math.max(0, ...befores.map((us) => us ?? 0)));
    } catch {
      // Another run has begun, or this one was lost: the session says so, and the player is taken away.
    }
  }

  /** The timelines show again what they showed before. */
  leave(): void {
    this.#gone = true;
    this.pause();
    const { following, fromUs, toUs } = this.#before;
    this.domain.move((core) => (following ? core.follow() : core.show(fromUs, toUs)));
  }

  #goOn(fromMs: number): void {
    if (this.speed === 'step') {
      this.#timer = setTimeout(() => void this.step().then(() => this.#goOnOrEnd(0)), STEP_MS);
      return;
    }
    const slower = this.speed;
    if (this.#still.matches) {
      this.#timer = setTimeout(() => this.#advance(fromMs, performance.now(), slower), CALM_MS);
      return;
    }
    this.#frame = requestAnimationFrame((nowMs) => this.#advance(fromMs, nowMs, slower));
  }

  #advance(fromMs: number, nowMs: number, slower: number): void {
    this.seek(this.atUs + (Math.max(0, nowMs - fromMs) * 1000) / slower);
    this.#goOnOrEnd(nowMs);
  }

  #goOnOrEnd(nowMs: number): void {
    if (!this.playing || this.#gone) return;
    if (this.atEnd) this.pause();
    else this.#goOn(nowMs);
  }

  /** One question is out at a time; the next asks for where the playhead is then. Settles when the answer is its own. */
  #ask(): Promise<void> {
    this.#asking ??= this.#askUntilNewest().finally(() => (this.#asking = null));
    return this.#asking;
  }

  async #askUntilNewest(): Promise<void> {
    const { asks } = this.run;
    try {
      for (let us = NaN; us !== this.atUs && !this.#gone;) {
        us = this.atUs;
        const [first, second] = await Promise.all([asks.stateAt('first', us), asks.stateAt('second', us)]);
        this.states = { first, second };
      }
    } catch {
      // As in stepBack.
    }
  }

  /** The page is turned; nothing scrolls. */
  #bringIntoView(): void {
    const { fromUs, toUs } = this.domain.core;
    const width = toUs - fromUs;
    if (this.atUs >= fromUs && this.atUs <= fromUs + PAGE_TO * width) return;
    const newFromUs = this.atUs - PAGE_FROM * width;
    this.domain.move((core) => core.show(newFromUs, newFromUs + width));
  }
}
