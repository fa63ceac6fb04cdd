/** What a mail server does with a second message that bears a Message-ID it has seen. */

/** What a receiver can tell two mails apart by. */
export interface Mail {
  readonly messageId: string;
  /** The Date header, whole seconds since 1970. */
  readonly dateSeconds: number;
  /** The recipient's mailbox. */
  readonly mailbox: string;
  /** When the receiver accepted it, seconds since 1970. */
  readonly acceptedSeconds: number;
}

/** One statement about a receiver and where it stands. */
export interface Evidence {
  readonly claim: string;
  readonly source: string;
  /** `confirmed`: read in the source. `inferred`: concluded from what was read there. */
  readonly standing: 'confirmed' | 'inferred';
}

export interface Receiver {
  readonly id: string;
  readonly name: string;
  /** Mails with equal keys are taken for the same mail; null: no check, every mail is delivered. */
  readonly keyOf: (mail: Mail) => string | null;
  /** How long a delivered mail's key is remembered by default, seconds. */
  readonly windowSeconds: number;
  /** The event that its log shows for a discarded mail; null: none that a source tells of. */
  readonly event: string | null;
  readonly evidence: readonly Evidence[];
}

export const HOUR_SECONDS = 3600;
export const DAY_SECONDS = 24 * HOUR_SECONDS;

/** The parts of a key, so joined that no two lists of parts give the same key. */
export function joinKey(...parts: readonly (string | number)[]): string {
  return JSON.stringify(parts);
}
