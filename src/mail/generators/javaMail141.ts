import { javaMail } from './javaMail.ts';

export const JAVAMAIL_1_4_1_TO_1_5_2 = javaMail('javamail-1.4.1', 'JavaMail 1.4.1 to 1.5.2', []);
