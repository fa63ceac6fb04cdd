import { whole } from '../shell/figures.ts';
import { counted } from './runInWords.ts';
import type { Scene } from './type.ts';

export const MAIL_VANISHES: Scene = {
  number: 1,
  title: 'Mail vanishes',
  scenario: { clockResolutionUs: 10_000 },
  run: true,
  task: 'Ten threads send a shop’s orders. Look for a red flag: two orders, one Message-ID. Exchange kept the first and dropped the second, without a bounce.',
  show: { kind: 'any-collision', panel: 'first', spanUs: 1_000_000 },
  afterwards: ({ panels: { first } }) => {
    const orders = counted(first.totals.messages, 'order', 'orders');
    return first.lostByExchange === 0
      ? `Of ${orders}, Exchange would have dropped none so far.`
      : `Of ${orders}, Exchange would have dropped ${whole(first.lostByExchange)}, and told nobody; Sendmail and Postfix, none.`;
  },
};
