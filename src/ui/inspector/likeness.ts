/** Looks through a simulation for a collision like one of the live race. */
import type { Cause } from '../../log/detail.ts';
import { allocateLog } from '../../log/logBuffer.ts';
import { planFor } from '../../race/logPlan.ts';
import { PanelSimulation } from '../../race/simulated/panelSimulation.ts';
import type { PanelId, Scenario } from '../../scenario/scenario.ts';

export interface Likeness {
  readonly panel: PanelId;
  /** Canonical text (log/shapes); null where the steps were not recorded: then one of the same cause will do. */
  readonly shape: string | null;
  readonly cause: Cause;
}

/** Simulations looked through, one seed each. */
export const SEEDS_TRIED = 30;
/** Messages of each that are looked through, and room for those that one slice makes beyond. */
export const MESSAGES_TRIED = 5000;
const ROOM = 3 * MESSAGES_TRIED;
/** Without a shape, the causes of so many collisions are looked at. */
const CAUSES_TRIED = 300;

/**
 * What the simulation is asked for: the settings of a live run. Where the processor is slowed down, threads sleep through
 * their steps and need no core of the machine, so that in the simulation each has one.
 */
export function simulationLike(live: Scenario): Scenario {
  const cores = live.stepUs > 0 ? Math.min(64, live.threads * live.processes) : live.cores;
  return { ...live, engine: 'simulated', cores };
}

/** The seeds in the order in which they are tried: the scenario's own first. */
export function seedsToTry(own: number): number[] {
  const others = Array.from({ length: SEEDS_TRIED }, (_, i) => i + 1).filter((seed) => seed !== own);
  return [own, ...others].slice(0, SEEDS_TRIED);
}

/**
 * Number of the first collision that is like the wanted one, among the first messages of this scenario; null: none is.
 * It has the same number in a whole run of the scenario: collisions are numbered in order of time.
 * @throws SimulationTooLong
 */
export function collisionLike(scenario: Scenario, likeness: Likeness): number | null {
  const { panel } = likeness;
  const log = allocateLog(planFor({ ...scenario, messages: Math.min(scenario.messages, ROOM) }, panel), 'own');
  const simulated = new PanelSimulation(scenario, panel, log, 'own', { add: () => false });
  for (let more = true, messages = 0; more && messages < MESSAGES_TRIED;) {
    more = simulated.slice();
    messages = simulated.collector.totals().messages;
    const found = likeIn(simulated, likeness);
    if (found !== null) return found;
  }
  return null;
}

function likeIn({ collector }: PanelSimulation, { shape, cause }: Likeness): number | null {
  if (shape !== null) return collector.nextOfShape(shape, 0);
  const last = Math.min(CAUSES_TRIED, collector.totals().collisions);
  for (let number = 1; number <= last; number++) if (collector.collision(number)?.cause === cause) return number;
  return null;
}
