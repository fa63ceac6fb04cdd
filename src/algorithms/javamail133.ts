/**
 * JavaMail 1.3.3 to 1.4: a counter, but `id++` on a plain static int, and no dot between it and the clock.
 * Source: public copies of the class; javaee/javamail CHANGES.txt, 1.3.3 ("6236588 Duplicate Message IDs …").
 */
import { READ_CLOCK } from './clockStep.ts';
import { PLAIN_INCREMENT } from './counterSteps.ts';
import { NAMED_SUFFIX } from './format.ts';
import { hashSteps } from './hashSteps.ts';
import type { Algorithm } from './step.ts';

export const JAVAMAIL_1_3_3: Algorithm = {
  id: 'javamail-1.3.3',
  name: 'JavaMail 1.3.3 (first fix)',
  version: '1.3.3',
  note: 'a counter without a lock',
  safe: false,
  counterForm: 'joined',
  suffix: NAMED_SUFFIX,
  steps: (hash) => [...hashSteps(hash), ...PLAIN_INCREMENT, READ_CLOCK],
};
