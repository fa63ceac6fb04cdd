import { javaMail } from './javaMail.ts';

export const JAVAMAIL_FROM_1_5_3 = javaMail('javamail-1.5.3', 'JavaMail from 1.5.3, or Jakarta Mail', []);
