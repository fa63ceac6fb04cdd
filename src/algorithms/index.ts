/** The registry: to add an algorithm is to add a file and a line here. */
import type { AlgorithmId } from '../scenario/scenario.ts';
import { JAVAMAIL_1_3_2 } from './javamail132.ts';
import { JAVAMAIL_1_3_3 } from './javamail133.ts';
import { JAVAMAIL_1_4_1 } from './javamail141.ts';
import { JAVAMAIL_1_5_3 } from './javamail153.ts';
import type { Algorithm } from './step.ts';

export const ALGORITHMS: Readonly<Record<AlgorithmId, Algorithm>> = {
  'javamail-1.3.2': JAVAMAIL_1_3_2,
  'javamail-1.3.3': JAVAMAIL_1_3_3,
  'javamail-1.4.1': JAVAMAIL_1_4_1,
  'javamail-1.5.3': JAVAMAIL_1_5_3,
};
