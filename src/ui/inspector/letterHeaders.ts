/** The headers of two colliding letters, one beside the other. */
import { formatMessageId } from '../../algorithms/format.ts';
import type { Algorithm } from '../../algorithms/step.ts';
import { clockFieldSeconds } from '../../jvm/clock.ts';
import type { LoggedMessage } from '../../log/detail.ts';
import type { Header } from '../../mail/message.ts';
import { mailHeaders } from '../../mail/message.ts';

/** The headers of a message as it went out. */
export function headersOf(algorithm: Algorithm, message: LoggedMessage): readonly Header[] {
  return mailHeaders({
    message: message.message,
    messageId: formatMessageId(algorithm, message),
    dateSeconds: clockFieldSeconds(message.clock),
  });
}

/** Two headers of the same name, one of each message. */
export interface HeaderRow {
  readonly name: string;
  readonly kept: string;
  readonly lost: string;
}

export function headerRows(algorithm: Algorithm, kept: LoggedMessage, lost: LoggedMessage): readonly HeaderRow[] {
  const others = headersOf(algorithm, lost);
  return headersOf(algorithm, kept).map(({ name, value }, i) => ({ name, kept: value, lost: others[i]?.value ?? '' }));
}

export function headerValue(headers: readonly Header[], name: string): string {
  return headers.find((header) => header.name === name)?.value ?? '';
}
