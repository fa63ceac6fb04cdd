/**
 * JavaMail 1.5.3 to 1.6.2 and Jakarta Mail: an AtomicInteger; the user's name left out because it leaked.
 * Source: jakartaee/mail-api, UniqueValue.java; issue #127.
 */
import { READ_CLOCK } from './clockStep.ts';
import { ATOMIC_INCREMENT } from './counterSteps.ts';
import { HOST_SUFFIX } from './format.ts';
import { hashSteps } from './hashSteps.ts';
import type { Algorithm } from './step.ts';

export const JAVAMAIL_1_5_3: Algorithm = {
  id: 'javamail-1.5.3',
  name: 'JavaMail 1.5.3, Jakarta Mail (AtomicInteger)',
  version: '1.5.3',
  note: 'an atomic counter',
  safe: true,
  counterForm: 'dotted',
  suffix: HOST_SUFFIX,
  steps: (hash) => [...hashSteps(hash), ...ATOMIC_INCREMENT, READ_CLOCK],
};
