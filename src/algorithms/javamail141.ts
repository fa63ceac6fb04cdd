/**
 * JavaMail 1.4.1 to 1.5.2: the counter inside `static synchronized getUniqueId()`.
 * Source: javaee/javamail, UniqueValue.java, tags 1.4.1 to 1.5.2.
 */
import { READ_CLOCK } from './clockStep.ts';
import { LOCKED_INCREMENT } from './counterSteps.ts';
import { NAMED_SUFFIX } from './format.ts';
import { hashSteps } from './hashSteps.ts';
import type { Algorithm } from './step.ts';

export const JAVAMAIL_1_4_1: Algorithm = {
  id: 'javamail-1.4.1',
  name: 'JavaMail 1.4.1 (synchronized)',
  version: '1.4.1',
  note: 'counter under a lock',
  safe: true,
  counterForm: 'dotted',
  suffix: NAMED_SUFFIX,
  steps: (hash) => [...hashSteps(hash), ...LOCKED_INCREMENT, READ_CLOCK],
};
