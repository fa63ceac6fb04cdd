import { joinKey, type Mail } from './receiver.ts';

/** Exchange's key for a mail: Internet Message-ID and client submit time (the Date header, to the second), per recipient. */
export function exchangeKey({ messageId, dateSeconds, mailbox }: Mail): string {
  return joinKey(mailbox, messageId, dateSeconds);
}
