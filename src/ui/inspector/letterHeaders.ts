/** The headers of two colliding letters, one beside the other. */
import { formatMessageId } from '../../algorithms/format.ts';
import type { Algorithm } from '../../algorithms/step.ts';
import { clockFieldSeconds } from '../../jvm/clock.ts';
import type { LoggedMessage } from '../../log/detail.ts';
import { DEFAULT_MAIL, mailHeaders, type Header, type MailSettings } from '../../mail/message.ts';

/** The headers of a message as it went out. */
export function headersOf(
  algorithm: Algorithm,
  message: LoggedMessage,
  mail: MailSettings = DEFAULT_MAIL,
): readonly Header[] {
  const spooled = {
    message: message.message,
    messageId: formatMessageId(algorithm, message),
    dateSeconds: clockFieldSeconds(message.clock),
  };
  return mailHeaders(spooled, mail);
}

/** Two headers of the same name, one of each message. */
export interface HeaderRow {
  readonly name: string;
  readonly kept: string;
  readonly lost: string;
}

export function headerRows(
  algorithm: Algorithm,
  kept: LoggedMessage,
  lost: LoggedMessage,
  mail: MailSettings = DEFAULT_MAIL,
): readonly HeaderRow[] {
  const others = headersOf(algorithm, lost, mail);
  return headersOf(algorithm, kept, mail).map(({ name, value }, i) => ({
    name,
    kept: value,
    lost: others[i]?.value ?? '',
  }));
}

export function headerValue(headers: readonly Header[], name: string): string {
  return headers.find((header) => header.name === name)?.value ?? '';
}
