/**
 * JavaMail up to 1.3.2: `hash.millis.JavaMail.suffix`, no counter at all, nothing synchronized.
 * Source: the class UniqueValue as shipped in a j2ee.jar (form confirmed; that this is 1.3.2 is inferred).
 */
import { READ_CLOCK } from './clockStep.ts';
import { NAMED_SUFFIX } from './format.ts';
import { hashSteps } from './hashSteps.ts';
import type { Algorithm } from './step.ts';

export const JAVAMAIL_1_3_2: Algorithm = {
  id: 'javamail-1.3.2',
  name: 'JavaMail 1.3.2',
  version: '1.3.2',
  note: 'not synchronized',
  safe: false,
  counterForm: 'none',
  suffix: NAMED_SUFFIX,
  steps: (hash) => [...hashSteps(hash), READ_CLOCK],
};
