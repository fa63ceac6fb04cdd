/** A game in progress: what was moved, what every order shows, and the shortest way from here. */
import { Explorer } from '../../../race/explored/explorer.ts';
import type { Exploration } from '../../../race/explored/exploration.ts';
import { NEW_ATTEMPT, played, positionOf, undone, type Attempt, type Position } from '../../../race/explored/game.ts';
import { WaySearch, type Way } from '../../../race/explored/gameWay.ts';
import type { Move } from '../../../race/explored/program.ts';
import { StepMachine } from '../../../race/explored/stepMachine.ts';
import { narrowerProven } from './narrowerProven.ts';
import { inSlices } from './inSlices.ts';
import { hintWords, saidOf } from './scheduleWords.ts';
import { programFor, type ScheduleSettings } from './settings.ts';

/** More than any game of two threads has; larger ones say that they stopped here. */
export const STATE_LIMIT = 400_000;
/** Moves after which a player who looks for two alike in vain is told that there are none. */
const TRIED_MOVES = 6;
/** Between two moves that are shown. */
const SHOW_MS = 450;

export class ScheduleGame {
  readonly settings: ScheduleSettings;
  readonly machine: StepMachine;
  position: Position = $state.raw() as Position;
  /** The last thing that happened. */
  said = $state('');
  /** Why the last try moved nothing; '' if it did. */
  refusal = $state('');
  hint = $state.raw<Move | null>(null);
  /** Of all orders from the start; null: still being counted. */
  exploration = $state.raw<Exploration | null>(null);
  /** From where the attempt stands; null: still being searched. */
  way = $state.raw<Way | null>(null);
  /** A proven repair that holds less than this one; null: none, or not known yet. */
  narrower = $state.raw<string | null>(null);
  #tried = $state(false);
  #attempt: Attempt = NEW_ATTEMPT;
  readonly #ended = new AbortController();
  #searching = new AbortController();
  #showing: ReturnType<typeof setTimeout> | undefined;

  constructor(settings: ScheduleSettings, moves: readonly Move[] = []) {
    this.settings = settings;
    this.machine = new StepMachine(programFor(settings));
    this.#stand({ moves, tries: [] });
    void this.#explore();
  }

  /** Whether a move can be taken. */
  get open(): boolean {
    return this.position.standing.kind === 'open';
  }

  /** Whether every order was tried and none makes two alike. */
  get nobodyCan(): boolean {
    const { exploration } = this;
    return exploration !== null && exploration.complete && exploration.shortest === null;
  }

  /** Whether the proof of that is kept back until the player has tried. */
  get withheld(): boolean {
    return this.nobodyCan && !this.#tried && this.settings.repair === null;
  }

  /** Moves made; what a link had beyond the first that could not be made is not among them. */
  get moves(): readonly Move[] {
    return this.position.replay.records.map(({ move }) => move);
  }

  move(move: Move): void {
    this.#stopShowing();
    const { attempt, refused } = played(this.machine, this.#attempt, move);
    const { standing } = this.position;
    this.#stand(attempt);
    if (refused && standing.kind === this.position.standing.kind)
      this.said = this.refusal = `Not possible: ${refused}.`;
  }

  /** Shows what all orders show, whether the player has tried or not. */
  prove(): void {
    this.#tried = true;
  }

  /** Back to the state after so many moves. */
  undo(moves: number): void {
    this.#stopShowing();
    this.#stand(undone(this.#attempt, moves));
    this.said = moves === 0 ? 'Back at the start.' : `Back to move ${moves}. ${this.said}`;
  }

  showHint(): void {
    this.#stopShowing();
    const move = this.way?.moves?.[0];
    this.hint = move ?? null;
    if (!move) this.prove();
    this.said = hintWords(this.way, move, this.nobodyCan);
  }

  /** Puts the attempt where these moves lead. */
  stepTo(moves: readonly Move[]): void {
    this.#stopShowing();
    this.#stand({ moves, tries: [] });
  }

  /** Plays these moves from the start, one after the other. */
  show(moves: readonly Move[]): void {
    this.#stopShowing();
    this.#stand(NEW_ATTEMPT);
    let shown = 0;
    const next = (): void => {
      this.#stand({ moves: moves.slice(0, ++shown), tries: [] });
      if (shown < moves.length) this.#showing = setTimeout(next, SHOW_MS);
    };
    if (moves.length > 0) this.#showing = setTimeout(next, SHOW_MS);
  }

  dispose(): void {
    this.#stopShowing();
    this.#ended.abort();
    this.#searching.abort();
  }

  #stopShowing(): void {
    clearTimeout(this.#showing);
  }

  #stand(attempt: Attempt): void {
    const position = positionOf(this.machine, attempt);
    this.position = position;
    this.#attempt = { moves: position.replay.records.map(({ move }) => move), tries: attempt.tries };
    this.hint = null;
    this.refusal = '';
    this.said = saidOf(position);
    if (position.replay.records.length >= TRIED_MOVES || !this.open) this.prove();
    void this.#search();
  }

  async #explore(): Promise<void> {
    const { signal } = this.#ended;
    const explorer = new Explorer(this.machine.program, { stateLimit: STATE_LIMIT });
    if (!(await inSlices(explorer, signal))) return;
    const exploration = explorer.exploration();
    this.exploration = exploration;
    if (exploration.colliding === 0n && exploration.stuck === null)
      this.narrower = await narrowerProven(this.settings, STATE_LIMIT, signal);
  }

  async #search(): Promise<void> {
    this.#searching.abort();
    const { signal } = (this.#searching = new AbortController());
    this.way = null;
    const search = new WaySearch(this.machine, this.position.replay.states.at(-1)!);
    if (await inSlices(search, signal)) this.way = search.way;
  }
}
