/** The worker that simulates single runs of a sweep, one after the other. */
import { expose } from 'comlink';
import type { Scenario } from '../../scenario/scenario.ts';
import { DuplicateCounter, type CountedRun } from '../simulated/duplicateCount.ts';

const counter = new DuplicateCounter();

const api = {
  ready(): true {
    return true;
  },
  count(scenario: Scenario): CountedRun {
    return counter.count(scenario);
  },
};

export type SweepApi = typeof api;

expose(api);
