/** Asks the run for its mail: twice a second while it goes on, else when something else is to be seen. */
import type { AcceptedLetter, LettersShown, MailAnswer, MailQuery } from '../../mail/mailboxes.ts';
import type { Race } from '../../race/race.ts';
import type { PanelId } from '../../scenario/scenario.ts';
import type { SessionView } from '../sessionView.ts';

export type MailSource = Pick<
  SessionView,
  'runState' | 'turning' | 'begun' | 'changes' | 'panels' | 'lengthUs' | 'nowUs'
> & { readonly run: number; readonly asks: Pick<Race, 'mail'> };

/** Letters in the lists. */
const LETTERS = 200;
/** So many fill a list: from then on it holds still while the run goes on, to be read. */
const FULL = 15;

export class MailFeed {
  panel: PanelId = $state('first');
  show: LettersShown = $state.raw({ kind: 'newest' });
  mailbox: string | null = $state(null);
  /** Figures of now; its letters are in {@link letters}, unless these hold still. */
  answer: MailAnswer | null = $state.raw(null);
  /** Newest first. */
  letters: readonly AcceptedLetter[] = $state.raw([]);
  /** The list holds still while more letters arrive. */
  holds = $state(false);
  #listedFor = '';
  #askedFor = '';
  #asking = false;

  constructor(private readonly source: MailSource) {}

  /** Lists the newest letters once more. */
  listAgain(recipients: number): Promise<void> {
    this.#listedFor = this.#askedFor = '';
    return this.refresh(recipients);
  }

  /** Asks, if there is anything new and no answer is on its way. */
  async refresh(recipients: number): Promise<void> {
    const { source, panel } = this;
    const { messages } = source.panels[panel].totals;
    const wanted = this.#wanted(recipients, messages);
    if (this.#asking || source.turning || wanted === this.#askedFor) return;
    this.#asking = true;
    try {
      const list = this.#list(recipients);
      const running = source.runState === 'running';
      const held = running && list === this.#listedFor && this.letters.length >= FULL;
      const answer = messages === 0 ? null : await source.asks.mail(panel, this.#query(recipients, held ? 0 : LETTERS));
      this.answer = answer;
      if (!held) {
        this.letters = answer?.letters ?? [];
        this.#listedFor = list;
      }
      this.holds = running && this.letters.length >= FULL;
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

  /** What the list is of. */
  #list(recipients: number): string {
    const { source, panel, show, mailbox } = this;
    return JSON.stringify([source.run, panel, show, mailbox, recipients]);
  }

  #query(recipients: number, letters: number): MailQuery {
    const { source, mailbox, show } = this;
    return {
      atUs: source.runState === 'running' ? source.nowUs() : Number.POSITIVE_INFINITY,
      smtpMs: source.begun.smtpMs,
      changes: $state.snapshot(source.changes),
      recipients,
      mailbox,
      show,
      letters,
    };
  }
}
