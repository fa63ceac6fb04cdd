/** What stands in a mail of the spool: orders of a shop, each from another customer, all to its help desk. */
import { mailboxOf } from './recipients.ts';
import { DEFAULT_TEMPLATE, fill, type MailTemplate } from './template.ts';

export interface Header {
  readonly name: string;
  readonly value: string;
}

export interface SpooledMessage {
  /** Number in the spool, from 0. */
  readonly message: number;
  /** With its angle brackets. */
  readonly messageId: string;
  /** Whole seconds since 1970 (jvm/clock, clockFieldSeconds). */
  readonly dateSeconds: number;
}

/** What a reader may choose of the mail itself. */
export interface MailSettings {
  /** Mailboxes that the messages go to, 1–1,000 (mail/recipients). */
  readonly recipients: number;
  /** Without problems (mail/template). */
  readonly template: MailTemplate;
}

export const DEFAULT_MAIL: MailSettings = { recipients: 1, template: DEFAULT_TEMPLATE };

/** A message with its template filled. */
export interface Letter {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  /** As a Date header has it. */
  readonly date: string;
  readonly messageId: string;
  readonly body: string;
}

/**
 * The letter that a message of the spool is.
 * Date is taken from the Message-ID's own clock reading: JavaMail read the clock once for each, a moment apart, so that
 * the two nearly always name the same second.
 */
export function letterOf(
  { message, messageId, dateSeconds }: SpooledMessage,
  { recipients, template }: MailSettings = DEFAULT_MAIL,
): Letter {
  const to = mailboxOf(message, recipients);
  const date = mailDate(dateSeconds);
  const filled = (text: string): string => fill(text, { message, mailbox: to, date });
  return {
    from: filled(template.from),
    to,
    subject: filled(template.subject),
    date,
    messageId,
    body: filled(template.body),
  };
}

/** The headers that the inspector shows of a message. */
export function mailHeaders(message: SpooledMessage, settings?: MailSettings): readonly Header[] {
  return letterHeaders(letterOf(message, settings));
}

export function letterHeaders({ from, to, subject, date, messageId }: Letter): readonly Header[] {
  return [
    { name: 'From', value: from },
    { name: 'To', value: to },
    { name: 'Subject', value: subject },
    { name: 'Date', value: date },
    { name: 'Message-ID', value: messageId },
  ];
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * A Date header as JavaMail's MailDateFormat writes it on a machine in UTC: `Tue, 24 Nov 2026 14:33:00 +0000 (UTC)`.
 * The day has no leading zero, as in the pattern `EEE, d MMM yyyy`.
 */
export function mailDate(seconds: number): string {
  const date = new Date(seconds * 1000);
  const day = `${DAYS[date.getUTCDay()]!}, ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]!} ${date.getUTCFullYear()}`;
  return `${day} ${date.toISOString().slice(11, 19)} +0000 (UTC)`;
}
