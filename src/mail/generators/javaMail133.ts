import { javaMail } from './javaMail.ts';

export const JAVAMAIL_1_3_3_TO_1_4 = javaMail('javamail-1.3.3', 'JavaMail 1.3.3 to 1.4', [
  'The version is inferred from release notes.',
  'No dot parts counter and clock; the clock is taken to be the last 13 digits.',
]);
