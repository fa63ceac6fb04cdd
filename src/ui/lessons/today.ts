import { algorithmOf, capital, reuse } from './runInWords.ts';
import type { RunFigures, Scene } from './type.ts';

/** jakartaee/mail-api#595 does not say why; our own measurement with two JVMs does. */
const MEASURED = 'Two real JVMs gave 954 in 20,000; jakartaee/mail-api#595 reports it, 2022.';
const ELSEWHERE = 'The same slip: Twisted #6968, LedgerSMB #3041, go-mail #74.';

function shared({ panels: { first }, scenario: { processes } }: RunFigures): string {
  if (processes === 1) return `In one process, ${reuse(first)}.`;
  const alike = algorithmOf(first).counterForm === 'none' ? 'hashes' : 'counts from 0 and hashes';
  return first.totals.duplicates === 0
    ? `So far ${reuse(first)}, though each process ${alike} alike.`
    : `${capital(reuse(first))}: each process ${alike} alike.`;
}

export const TODAY: Scene = {
  number: 7,
  title: 'Today',
  scenario: {
    threads: 1,
    stepUs: 500,
    workSteps: 0,
    first: 'javamail-1.5.3',
    second: 'javamail-1.4.1',
    processes: 2,
    hash: 'jdk8',
  },
  run: true,
  task: 'Two processes of one thread each, and counters that are safe. Look for a stem that joins their lanes: the same hash, the same counter, the same millisecond.',
  show: { kind: 'any-collision', panel: 'first', spanUs: 20_000 },
  afterwards: (figures) => `${shared(figures)} ${MEASURED} ${ELSEWHERE}`,
};
