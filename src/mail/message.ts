/** What stands in a mail of the spool: orders of a shop, each from another customer, all to the same mailbox. */
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

/** The mailbox that all orders go to. */
export const SHOP_MAILBOX = 'shop@example.com';

const GOODS = ['brass hinges', 'desk lamps', 'paper maps', 'tea cups', 'door bells', 'ink bottles', 'wall clocks'];

export function orderNumber(message: number): number {
  return 1000 + message;
}

/**
 * The headers that the inspector and a mailbox show.
 * Date is taken from the Message-ID's own clock reading: JavaMail read the clock once for each, a moment apart, so that
 * the two nearly always name the same second.
 */
export function mailHeaders({ message, messageId, dateSeconds }: SpooledMessage): readonly Header[] {
  const order = orderNumber(message);
  return [
    { name: 'From', value: `customer-${order}@example.net` },
    { name: 'To', value: SHOP_MAILBOX },
    { name: 'Subject', value: `Order ${order}` },
    { name: 'Date', value: mailDate(dateSeconds) },
    { name: 'Message-ID', value: messageId },
  ];
}

/** The one line that the letter says: two orders are two orders, whatever their Message-IDs. */
export function mailBody(message: number): string {
  const pieces = 2 + (message % 9);
  return `Please send ${pieces} ${GOODS[message % GOODS.length]!}. Order ${orderNumber(message)}.`;
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
