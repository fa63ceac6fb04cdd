/** Who gets a message: one help desk, or several that share the spool. */

export const MIN_RECIPIENTS = 1;
export const MAX_RECIPIENTS = 1000;

/** The mailbox that all messages go to unless there are several. */
export const HELP_DESK = 'helpdesk@example.com';

/** Fibonacci hashing's factor, 2³² / golden ratio: neighbours in the spool go to unlike mailboxes. */
const SPREAD = 0x9e3779b1;

/** The mailbox of a message: the help desk, or `helpdesk-1@…` to `helpdesk-n@…`, spread evenly, always the same. */
export function mailboxOf(message: number, recipients: number): string {
  if (recipients === 1) return HELP_DESK;
  const desk = 1 + ((Math.imul(message + 1, SPREAD) >>> 0) % recipients);
  return HELP_DESK.replace('@', `-${desk}@`);
}

/** What is wrong with a number of recipients, for people; null if it can be had. */
export function recipientsProblem(recipients: number): string | null {
  const allowed = Number.isInteger(recipients) && recipients >= MIN_RECIPIENTS && recipients <= MAX_RECIPIENTS;
  return allowed ? null : `Recipients: whole numbers from ${MIN_RECIPIENTS} to ${MAX_RECIPIENTS}.`;
}
