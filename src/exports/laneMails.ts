/** The mails of a panel lane by lane, with the times of their transactions; a million of them in a few columns. */
import { clockFieldSeconds } from '../jvm/clock.ts';
import type { LoggedMessage } from '../log/detail.ts';
import type { PanelRecord, RunRecord } from '../log/record.ts';
import { acceptedUs, type TimedMail } from '../mail/smtp/dialogue.ts';
import { mergeByTime } from '../mail/smtp/mergeByTime.ts';
import { SmtpTime } from '../mail/smtp/timing.ts';
import type { AlgorithmId } from '../scenario/scenario.ts';
import { messageIdOf } from './fields.ts';
import type { ExportOptions } from './format.ts';

/** Columns of {@link LaneMails}, side by side in one array. */
const MESSAGE = 0;
const HASH = 1;
const COUNTER = 2;
const CLOCK = 3;
const COLLISION = 4;
const READY_US = 5;
const DURATION_US = 6;
const WIDTH = 7;

/** One thread's mails, in the order in which it sent them. */
export class LaneMails {
  #rows = new Float64Array(64 * WIDTH);
  #length = 0;

  constructor(
    readonly lane: number,
    private readonly algorithm: AlgorithmId,
  ) {}

  add({ message, hash, counter, clock, collision, endUs }: LoggedMessage, durationUs: number): void {
    if (this.#length === this.#rows.length) this.#grow();
    this.#rows.set([message, hash, counter ?? NaN, clock, collision, endUs, durationUs], this.#length);
    this.#length += WIDTH;
  }

  *[Symbol.iterator](): Generator<TimedMail, void> {
    for (let at = 0; at < this.#length; at += WIDTH) yield this.#mail(at);
  }

  #mail(at: number): TimedMail {
    const value = (column: number): number => this.#rows[at + column]!;
    const counter = Number.isNaN(value(COUNTER)) ? null : value(COUNTER);
    const clock = value(CLOCK);
    return {
      message: value(MESSAGE),
      messageId: messageIdOf(this.algorithm, { hash: value(HASH), counter, clock }),
      dateSeconds: clockFieldSeconds(clock),
      collision: value(COLLISION),
      readyUs: value(READY_US),
      durationUs: value(DURATION_US),
    };
  }

  #grow(): void {
    const larger = new Float64Array(2 * this.#rows.length);
    larger.set(this.#rows);
    this.#rows = larger;
  }
}

/** The panel's lanes that sent a listed mail. Runs through all messages once. */
export function laneMails(
  { scenario, changes }: Pick<RunRecord, 'scenario' | 'changes'>,
  panel: PanelRecord,
  { everyMessage }: ExportOptions,
): LaneMails[] {
  const smtpTime = new SmtpTime(scenario.smtpMs, changes);
  const lanes = new Map<number, LaneMails>();
  const keep = (message: LoggedMessage | null, nextUs: number): void => {
    if (message === null || (!everyMessage && message.collision === 0)) return;
    const lane = lanes.get(message.lane) ?? new LaneMails(message.lane, panel.algorithm);
    lanes.set(message.lane, lane);
    lane.add(message, smtpTime.durationUs(message.endUs, nextUs));
  };
  let before: LoggedMessage | null = null;
  for (const message of panel.messages()) {
    keep(before, before?.lane === message.lane ? message.startUs : NaN);
    before = message;
  }
  keep(before, NaN);
  return [...lanes.values()];
}

/** The mails of all lanes in the order in which the server took them. */
export function* inOrderOfAcceptance(lanes: readonly LaneMails[]): Generator<TimedMail, void> {
  for (const { mail } of mergeByTime(lanes.map(accepted))) yield mail;
}

function* accepted(mails: Iterable<TimedMail>): Generator<{ atUs: number; mail: TimedMail }, void> {
  for (const mail of mails) yield { atUs: acceptedUs(mail), mail };
}
