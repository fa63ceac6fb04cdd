/**
 * All schedules of two threads as ways over a grid: a steps of the first thread to the right, b of the second down. How
 * many schedules take each piece of the way, and how many of them make two equal Message-IDs, before or after it.
 */
import { COLLIDED, Successors } from './successors.ts';
import type { Program } from './program.ts';
import { StepMachine } from './stepMachine.ts';

/** One piece of the way: from (a, b), one step of `thread`. Counts are of complete schedules; ticks are no pieces. */
export interface LatticeEdge {
  readonly a: number;
  readonly b: number;
  readonly thread: 0 | 1;
  readonly schedules: bigint;
  readonly colliding: bigint;
  /** Of the colliding ones, those that make the second of two equal Message-IDs with this very step. */
  readonly completing: bigint;
}

export interface Lattice {
  /** Steps of each thread, all its messages together. */
  readonly steps: readonly [number, number];
  readonly edges: readonly LatticeEdge[];
}

interface Node {
  readonly row: Int32Array;
  readonly a: number;
  readonly b: number;
  readonly collided: boolean;
  /** Orders from the start to here. */
  ways: bigint;
  /** Null: a tick. */
  readonly next: { readonly thread: 0 | 1 | null; readonly node: Node }[];
  /** Complete schedules from here, and those that collide or have. */
  schedules: bigint;
  colliding: bigint;
}

/** @param program of two threads, small enough to hold all its states: some ten thousand */
export function latticeOf(program: Program): Lattice {
  const machine = new StepMachine(program);
  const layers = nodesByLayer(machine);
  for (const layer of layers.toReversed()) for (const node of layer) countFrom(node);
  const edges = new Map<string, LatticeEdge>();
  for (const from of layers.flat()) {
    for (const { thread, node: to } of from.next) if (thread !== null) addTo(edges, from, to, thread);
  }
  const steps = program.lists.map((list) => list.length * program.per);
  return { steps: [steps[0]!, steps[1]!], edges: [...edges.values()].filter(({ schedules }) => schedules > 0n) };
}

function nodesByLayer(machine: StepMachine): Node[][] {
  const successors = new Successors(machine, 0, false);
  const layers = [[nodeOf(machine, machine.start(), 1n)]];
  for (let layer = layers[0]!; layer.length > 0; layer = layers.at(-1)!) {
    const found = new Map<string, Node>();
    for (const from of layer) {
      successors.expand(from.row, 0);
      successors.rows.forEach((row, move) => {
        if (successors.possible[move] === 0) return;
        const key = row.join();
        const node = found.get(key) ?? nodeOf(machine, row.slice(), 0n);
        found.set(key, node);
        node.ways += from.ways;
        from.next.push({ thread: move === 0 || move === 1 ? move : null, node });
      });
      from.schedules = successors.finished ? 1n : 0n;
    }
    layers.push([...found.values()]);
  }
  return layers;
}

function nodeOf(machine: StepMachine, row: Int32Array, ways: bigint): Node {
  return {
    row,
    a: machine.stepsTaken(row, 0),
    b: machine.stepsTaken(row, 1),
    collided: row[machine.madeAt] === COLLIDED,
    ways,
    next: [],
    schedules: 0n,
    colliding: 0n,
  };
}

/** What lies behind the node must be counted already. */
function countFrom(node: Node): void {
  for (const { node: next } of node.next) {
    node.schedules += next.schedules;
    node.colliding += next.colliding;
  }
  if (node.collided) node.colliding = node.schedules;
}

function addTo(edges: Map<string, LatticeEdge>, from: Node, to: Node, thread: 0 | 1): void {
  const { a, b } = from;
  const key = `${a},${b},${thread}`;
  const known = edges.get(key) ?? { schedules: 0n, colliding: 0n, completing: 0n };
  edges.set(key, {
    a,
    b,
    thread,
    schedules: known.schedules + from.ways * to.schedules,
    colliding: known.colliding + from.ways * to.colliding,
    completing: known.completing + (to.collided && !from.collided ? from.ways * to.schedules : 0n),
  });
}
