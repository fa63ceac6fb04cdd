/**
 * Every interleaving: breadth-first, move by move, over all states that the threads of a program can reach
 * (stepMachine.ts says what a move is, exploration.ts what a state is). All ways to a state have the same length, so
 * that the states lie in layers and only two layers are held at a time. Ways are counted, not walked: as many as lead to
 * a state lead from it along each of its moves.
 *
 * A preemption is a step of another thread than the one that took the last step, while that one could have gone on and
 * has begun a message that it has not finished. A tick between the two changes nothing in that.
 */
import { EXPLORE_DEFAULTS } from '../../scenario/exploreLink.ts';
import type { Exploration } from './exploration.ts';
import { Layer, NO_WAY } from './layer.ts';
import { TICK, type Move, type Program } from './program.ts';
import { StepMachine } from './stepMachine.ts';
import { stuckIn } from './stuck.ts';
import { COLLIDED, Successors } from './successors.ts';
import { Totals } from './totals.ts';
import { Trail, type Spot } from './trail.ts';

export interface ExplorerOptions {
  /** Explore no further than this many states; the default is that of a link. */
  readonly stateLimit?: number;
  /** Explore only schedules with at most so many preemptions; null: all. */
  readonly preemptionBound?: number | null;
}

/** A collision as it is met: where from, by which move, at what cost. Places of threads, not yet their numbers. */
interface Found {
  readonly before: Spot;
  readonly move: Move;
  readonly preemptions: number;
}

/** In the turn word: nobody is in the middle of a message, so that going on with another thread costs nothing. */
const NOBODY = 7;
const TURN_BITS = 3;

/** One exploration, in slices, so that its worker can answer in between. */
export class Explorer {
  readonly machine: StepMachine;
  readonly #successors: Successors;
  readonly #start: Int32Array;
  readonly #trail: Trail;
  readonly #totals: Totals;
  readonly #limit: number;
  /** null: all schedules. Else each row has one more word: preemptions so far, and whose turn it is. */
  readonly #bound: number | null;
  #layer: Layer;
  #next: Layer;
  /** Next state of the layer to expand. */
  #cursor = 0;
  /** States of the layers before. */
  #base = 0;
  #transitions = 0;
  #ended: 'complete' | 'limit' | null = null;
  #shortest: Found | null = null;
  #shortestDepth = 0;
  #fewest: Found | null = null;
  /** Where the first order that got stuck ends. */
  #stuck: Spot | null = null;

  /** @throws RangeError */
  constructor(program: Program, { stateLimit = EXPLORE_DEFAULTS.limit, preemptionBound = null }: ExplorerOptions = {}) {
    const machine = (this.machine = new StepMachine(program));
    this.#limit = stateLimit;
    this.#bound = preemptionBound;
    this.#successors = new Successors(machine, preemptionBound === null ? 0 : 1);
    this.#start = new Int32Array(this.#successors.rowWords);
    this.#trail = new Trail(machine.threads);
    this.#totals = new Totals(program);
    const layer = (): Layer => new Layer(this.#successors.rowWords, this.#totals.limbs, machine.threads);
    this.#layer = layer();
    this.#next = layer();
    this.#start.set(machine.start());
    if (preemptionBound !== null) this.#start[machine.rowWords] = NOBODY;
    this.#layer.find(this.#start);
    this.#layer.ways[0] = 1;
    this.#layer.fewest[0] = 0;
  }

  /** States found so far. */
  get states(): number {
    return this.#base + this.#layer.count + this.#next.count;
  }

  /** How many moves from the start the present layer lies. */
  get depth(): number {
    return this.#totals.layers.length;
  }

  /**
   * Expands at most so many states.
   * @returns whether there is more to do
   */
  advance(maxStates: number): boolean {
    for (let done = 0; done < maxStates && this.#ended === null; done++) {
      if (this.#cursor === this.#layer.count) this.#turnLayer();
      else this.#expand(this.#cursor++);
    }
    return this.#ended === null;
  }

  #turnLayer(): void {
    this.#totals.endLayer(this.#layer.count);
    this.#base += this.#layer.count;
    this.#cursor = 0;
    [this.#layer, this.#next] = [this.#next, this.#layer];
    this.#next.clear();
    if (this.#layer.count === 0) this.#ended = 'complete';
  }

  #expand(state: number): void {
    const layer = this.#layer;
    const next = this.#successors;
    const at = state * layer.rowWords;
    const { threads } = this.machine;
    next.expand(layer.rows, at);
    const collided = layer.rows[at + this.machine.madeAt] === COLLIDED;
    this.#totals.count(layer, state, collided, next.finished ? 'finished' : next.still ? 'stuck' : null);
    if (next.still && !next.finished) this.#stuck ??= this.#cheapest(state);
    for (let thread = 0; thread < threads; thread++) {
      if (next.possible[thread] === 1) this.#step(state, thread, collided);
    }
    if (next.possible[threads] === 1) this.#tick(state);
  }

  #step(state: number, thread: number, collided: boolean): void {
    const { threads, madeAt, rowWords } = this.machine;
    const { midMessage, possible, rows } = this.#successors;
    const row = rows[thread]!;
    const place = this.#successors.places[thread]!;
    const { fewest } = this.#layer;
    let preemptions = NO_WAY;
    let last = 0;
    for (let other = 0; other < threads; other++) {
      const soFar = fewest[state * threads + other]!;
      if (soFar === NO_WAY) continue;
      const cost = soFar + (other === thread ? 0 : midMessage[other]! & possible[other]!);
      if (cost >= preemptions) continue;
      preemptions = cost;
      last = other;
    }
    if (this.#bound !== null) {
      if (preemptions > this.#bound) return;
      const turn = this.machine.isMidMessage(row, place) ? place : NOBODY;
      row[rowWords] = (preemptions << TURN_BITS) | turn;
    }
    const before = this.#spot(state, last);
    const child = this.#reach(state, row);
    if (child < 0) return;
    this.#offer(child, place, preemptions, before, thread);
    if (!collided && row[madeAt] === COLLIDED) this.#found({ before, move: thread, preemptions });
  }

  #tick(state: number): void {
    const { threads } = this.machine;
    const child = this.#reach(state, this.#successors.rows[threads]!);
    if (child < 0) return;
    for (let last = 0; last < threads; last++) {
      const preemptions = this.#layer.fewest[state * threads + last]!;
      if (preemptions !== NO_WAY) this.#offer(child, last, preemptions, this.#spot(state, last), TICK);
    }
  }

  /** The number of the state in the next layer, which is now known to be reached from this one; -1 at the limit. */
  #reach(state: number, row: Int32Array): number {
    if (this.#ended !== null) return -1;
    const before = this.#next.count;
    const child = this.#next.find(row);
    if (this.#next.count > before && this.states > this.#limit) {
      this.#next.count--;
      this.#ended = 'limit';
      return -1;
    }
    this.#transitions++;
    this.#next.addWays(child, this.#layer, state);
    return child;
  }

  #offer(child: number, last: number, preemptions: number, before: Spot, move: Move): void {
    const { threads } = this.machine;
    const { fewest } = this.#next;
    const place = child * threads + last;
    if (preemptions >= fewest[place]!) return;
    fewest[place] = preemptions;
    this.#trail.set((this.#base + this.#layer.count) * threads + place, before, move);
  }

  #found(found: Found): void {
    const { depth } = this;
    if (this.#shortest === null || (depth === this.#shortestDepth && found.preemptions < this.#shortest.preemptions)) {
      this.#shortest = found;
      this.#shortestDepth = depth;
    }
    if (this.#fewest === null || found.preemptions < this.#fewest.preemptions) this.#fewest = found;
  }

  #spot(state: number, last: number): Spot {
    return (this.#base + state) * this.machine.threads + last;
  }

  #cheapest(state: number): Spot {
    const { threads } = this.machine;
    const costs = [...this.#layer.fewest.subarray(state * threads, (state + 1) * threads)];
    return this.#spot(state, costs.indexOf(Math.min(...costs)));
  }

  /** The trail names the places of threads, which change places as they move: here they get their numbers back. */
  #movesTo(spot: Spot, ...more: Move[]): Move[] {
    const threadAt = [...this.machine.threadNumbers];
    let row: Int32Array = this.#start;
    return [...this.#trail.movesTo(spot), ...more].map((move) => {
      this.#successors.expand(row, 0);
      const at = move === TICK ? this.machine.threads : move;
      row = this.#successors.rows[at]!.slice();
      if (move === TICK) return move;
      const [thread] = threadAt.splice(move, 1);
      threadAt.splice(this.#successors.places[move]!, 0, thread!);
      return thread!;
    });
  }

  /** What has been found so far. */
  exploration(): Exploration {
    const complete = this.#ended === 'complete';
    const exact = (count: bigint): bigint | null => (complete ? count : null);
    const way = (found: Found | null): Exploration['shortest'] =>
      found && {
        moves: this.#movesTo(found.before, found.move),
        preemptions: found.preemptions,
      };
    return {
      states: this.states,
      transitions: this.#transitions,
      complete,
      limitReached: this.#ended === 'limit',
      schedules: exact(this.#totals.schedules),
      colliding: exact(this.#totals.colliding),
      stuckOrders: exact(this.#totals.stuck),
      stuck: this.#stuck === null ? null : explained(this.machine, this.#movesTo(this.#stuck)),
      shortest: way(this.#shortest),
      fewestPreemptions: way(this.#fewest),
      layers: this.#totals.layers,
    };
  }
}

/** The word for the end of these moves, and who waits there. */
function explained(machine: StepMachine, moves: readonly Move[]): Exploration['stuck'] {
  const end = moves.reduce((state, move) => machine.after(state, move), machine.start());
  const stuck = stuckIn(machine, end);
  return stuck && { ...stuck, moves };
}
