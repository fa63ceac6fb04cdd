import { javaMail } from './javaMail.ts';

export const JAVAMAIL_UP_TO_1_3_2 = javaMail('javamail-1.3.2', 'JavaMail up to 1.3.2', [
  'Of the form without a counter only the class is known, not its version: that this is 1.3.2 or older is inferred.',
]);
