/** The worker that explores, and answers the page's questions in between. */
import { expose } from 'comlink';
import { algorithmById } from '../../algorithms/index.ts';
import type { AlgorithmId, HashMode } from '../../scenario/scenario.ts';
import type { Exploration } from './exploration.ts';
import { Explorer, type ExplorerOptions } from './explorer.ts';
import { latticeOf, type Lattice } from './lattice.ts';
import { programOf, type Program } from './program.ts';

/** How long the exploration may run before questions are answered, ms; a slice is a little more. */
const TURN_MS = 20;
const SLICE_STATES = 512;
/** Of two threads, so that their lattice can be held and drawn. */
const LATTICE_STATES = 20_000;

export interface ExploreOrder extends Required<ExplorerOptions> {
  readonly algorithm: AlgorithmId;
  readonly hash: HashMode;
  readonly threads: number;
  readonly per: number;
  readonly ticks: number;
}

export interface ExploreProgress {
  readonly states: number;
  /** Moves from the start that have been looked at. */
  readonly moves: number;
}

export interface Explored {
  readonly exploration: Exploration;
  /** Of two threads, if all was explored without a bound and it is small enough. */
  readonly lattice: Lattice | null;
}

let present: Explorer | null = null;

// A message to oneself comes after the questions that wait, and is not held back as timers are.
const again = new MessageChannel();
again.port1.start();
const nextTurn = async (): Promise<unknown> =>
  new Promise((resolve) => {
    again.port1.addEventListener('message', resolve, { once: true });
    again.port2.postMessage(null);
  });

function turn(explorer: Explorer): boolean {
  const untilMs = performance.now() + TURN_MS;
  while (performance.now() < untilMs) if (!explorer.advance(SLICE_STATES)) return false;
  return true;
}

function latticeFor(program: Program, order: ExploreOrder, { complete, states }: Exploration): Lattice | null {
  const drawn = order.threads === 2 && order.preemptionBound === null && complete && states <= LATTICE_STATES;
  return drawn ? latticeOf(program) : null;
}

const api = {
  /** Whether the worker's script runs. */
  ready(): boolean {
    return true;
  },
  /** Explores to the end, the limit or the next {@link stop}: then what was found until there. Ends another one's run. */
  async explore(order: ExploreOrder): Promise<Explored> {
    const program = programOf(algorithmById(order.algorithm), order);
    const explorer = (present = new Explorer(program, order));
    while (present === explorer && turn(explorer)) await nextTurn();
    const exploration = explorer.exploration();
    return { exploration, lattice: latticeFor(program, order, exploration) };
  },
  progress(): ExploreProgress | null {
    return present && { states: present.states, moves: present.depth };
  },
  stop(): void {
    present = null;
  },
};

export type ExplorerApi = typeof api;

expose(api);
