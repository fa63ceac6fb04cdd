/** The registry: to add an algorithm is to add a file and a line here. */
import type { RepairableId } from '../scenario/repair.ts';
import type { AlgorithmId, RepairedId, ShippedId } from '../scenario/scenario.ts';
import { JAVAMAIL_1_3_2 } from './javamail132.ts';
import { JAVAMAIL_1_3_3 } from './javamail133.ts';
import { JAVAMAIL_1_4_1 } from './javamail141.ts';
import { JAVAMAIL_1_5_3 } from './javamail153.ts';
import { countsAlone, repairedSteps } from './repaired.ts';
import type { Algorithm } from './step.ts';

/** As they were shipped, oldest first. */
export const ALGORITHMS: Readonly<Record<ShippedId, Algorithm>> = {
  'javamail-1.3.2': JAVAMAIL_1_3_2,
  'javamail-1.3.3': JAVAMAIL_1_3_3,
  'javamail-1.4.1': JAVAMAIL_1_4_1,
  'javamail-1.5.3': JAVAMAIL_1_5_3,
};

/** So that the same id is always the same object. */
const REPAIRED = new Map<RepairedId, Algorithm>();

const isShipped = (id: AlgorithmId): id is ShippedId => id in ALGORITHMS;

/** The algorithm of an id that was checked (scenario/repair.ts): as it was shipped, or as it was repaired. */
export function algorithmById(id: AlgorithmId): Algorithm {
  if (isShipped(id)) return ALGORITHMS[id];
  const known = REPAIRED.get(id);
  if (known) return known;
  const [base, text] = id.split('~') as [RepairableId, string];
  const { name, version, ...shipped } = ALGORITHMS[base];
  const algorithm: Algorithm = {
    ...shipped,
    id,
    name: `${name}, repaired: ${text}`,
    version: `${version} repaired`,
    note: 'as you repaired it',
    safe: countsAlone(text),
    steps: (hash) => repairedSteps(text, hash),
  };
  REPAIRED.set(id, algorithm);
  return algorithm;
}
