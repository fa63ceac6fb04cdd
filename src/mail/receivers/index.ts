/** The registry: to add a receiver is to add a file and a line here. */
import { CYRUS, CYRUS_BEFORE_2011 } from './cyrus.ts';
import { EXCHANGE_2003 } from './exchange2003.ts';
import { EXCHANGE_2007 } from './exchange2007.ts';
import { POSTFIX } from './postfix.ts';
import type { Receiver } from './receiver.ts';
import { SENDMAIL } from './sendmail.ts';
import { SIEVE_DUPLICATE } from './sieve.ts';

export const RECEIVERS: readonly Receiver[] = [
  EXCHANGE_2003,
  EXCHANGE_2007,
  SENDMAIL,
  POSTFIX,
  CYRUS_BEFORE_2011,
  CYRUS,
  SIEVE_DUPLICATE,
];
