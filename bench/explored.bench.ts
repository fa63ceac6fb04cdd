/** States/s of the explorer against the same search written plainly; and the largest searches that the page offers. */
import { algorithmById } from '../src/algorithms/index.ts';
import { Explorer } from '../src/race/explored/explorer.ts';
import type { Exploration } from '../src/race/explored/exploration.ts';
import { programOf, type Program } from '../src/race/explored/program.ts';
import type { AlgorithmId } from '../src/scenario/scenario.ts';
import { explorePlainly } from './generatorExplorer.ts';
import type { Report } from './harness.ts';

const ROUNDS = 3;
const SLICE_STATES = 512;

interface Timed<T> {
  readonly result: T;
  /** The best of some rounds. */
  readonly ms: number;
}

function best<T>(work: () => T, rounds = ROUNDS): Timed<T> {
  let [ms, result] = [Number.POSITIVE_INFINITY, work()];
  for (let round = 0; round < rounds; round++) {
    const fromMs = performance.now();
    result = work();
    ms = Math.min(ms, performance.now() - fromMs);
  }
  return { result, ms };
}

function explore(program: Program): Exploration {
  const explorer = new Explorer(program, { stateLimit: 10_000_000 });
  while (explorer.advance(SLICE_STATES));
  return explorer.exploration();
}

const program = (id: AlgorithmId, threads: number, per: number, ticks = 0): Program =>
  programOf(algorithmById(id), { threads, per, ticks });

export default function bench(report: Report): void {
  for (const [id, threads, per] of [
    ['javamail-1.3.2', 3, 2],
    ['javamail-1.3.3', 3, 1],
    ['javamail-1.4.1', 3, 1],
  ] as const) {
    const fast = best(() => explore(program(id, threads, per)));
    const plain = best(() => explorePlainly(program(id, threads, per)), 1);
    if (fast.result.schedules !== plain.result.schedules || fast.result.colliding !== plain.result.colliding)
      throw new Error(`${id}: the two searches do not agree`);
    const pace = fast.result.states / fast.ms;
    const plainPace = plain.result.states / plain.ms;
    report(
      `${id}, ${threads} threads × ${per}: ${pace.toFixed(0)} k states/s, with generators ${plainPace.toFixed(0)} k; ratio ` +
        `${(pace / plainPace).toFixed(1)} × (budget: at least 5 ×); the whole search ${(plain.ms / fast.ms).toFixed(0)} × ` +
        `faster, as alike threads are one state (${fast.result.states} states, not ${plain.result.states})`,
    );
  }
  for (const [threads, per, ticks] of [
    [3, 2, 0],
    [4, 1, 1],
    [3, 2, 1],
  ] as const) {
    const { result, ms } = best(() => explore(program('javamail-1.3.3', threads, per, ticks)), 1);
    report(
      `javamail-1.3.3, ${threads} threads × ${per}, ${ticks} ticks: ${result.states} states in ${ms.toFixed(0)} ms, ` +
        `${(result.states / ms).toFixed(0)} k states/s`,
    );
  }
}
