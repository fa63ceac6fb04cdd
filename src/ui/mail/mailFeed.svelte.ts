/** Asks the run for its mail: twice a second while it goes on, else when something else is to be seen. */
import type { LettersShown, MailAnswer, MailQuery } from '../../mail/mailboxes.ts';
import type { Race } from '../../race/race.ts';
import type { PanelId } from '../../scenario/scenario.ts';
import type { SessionView } from '../sessionView.ts';

export type MailSource = Pick<
  SessionView,
  'runState' | 'turning' | 'begun' | 'changes' | 'panels' | 'lengthUs' | 'nowUs'
> & { readonly asks: Pick<Race, 'mail'> };

/** Letters in the lists. */
const LETTERS = 200;

export class MailFeed {
  panel: PanelId = $state('first');
  show: LettersShown = $state.raw({ kind: 'newest' });
  mailbox: string | null = $state(null);
  answer: MailAnswer | null = $state.raw(null);
  #askedFor = '';
  #asking = false;

  constructor(private readonly source: MailSource) {}

  /** Asks, if there is anything new and no answer is on its way. */
  async refresh(recipients: number): Promise<void> {
    const { source, panel } = this;
    const { messages } = source.panels[panel].totals;
    const wanted = this.#wanted(recipients, messages);
    if (this.#asking || source.turning || wanted === this.#askedFor) return;
    this.#asking = true;
    try {
      const answer = messages === 0 ? null : await source.asks.mail(panel, this.#query(recipients));
      this.answer = answer;
      // While letters are on the wire, and while not all is counted, there is more to come.
      const goesOn = answer !== null && (!answer.counted || answer.onTheWire > 0);
      this.#askedFor = goesOn ? '' : wanted;
    } catch {
      // The run has ended or failed meanwhile; the session itself says so.
    } finally {
      this.#asking = false;
    }
  }

  #wanted(recipients: number, messages: number): string {
    const { source, panel, show, mailbox } = this;
    const { algorithm } = source.panels[panel];
    return JSON.stringify([panel, show, mailbox, recipients, messages, algorithm, source.runState, source.lengthUs]);
  }

  #query(recipients: number): MailQuery {
    const { source, mailbox, show } = this;
    return {
      atUs: source.runState === 'running' ? source.nowUs() : Number.POSITIVE_INFINITY,
      smtpMs: source.begun.smtpMs,
      changes: $state.snapshot(source.changes),
      recipients,
      mailbox,
      show,
      letters: LETTERS,
    };
  }
}
