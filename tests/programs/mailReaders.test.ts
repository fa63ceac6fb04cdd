/** What Python's mailbox and procmail's formail make of a mailbox. Needs python3 and Debian's package procmail. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { messageIdOf } from '../../src/exports/fields.ts';
import { MBOX } from '../../src/exports/mbox.ts';
import { DEFAULT_MAIL, letterOf, type MailSettings } from '../../src/mail/message.ts';
import { bytes, racedRun } from '../exports/racedRun.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'mailbox-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Prints of each mail its Message-ID, its subject decoded, and its body decoded, as JSON. */
const READ_ALL = `
import email.policy, email, json, mailbox, sys
box = mailbox.mbox(sys.argv[1], factory=lambda f: email.message_from_binary_file(f, policy=email.policy.default))
for mail in box:
    print(json.dumps([str(mail['Message-ID']), str(mail['Subject']), mail.get_content(), len(mail.defects)]))
`;

interface ReadMail {
  readonly id: string;
  readonly subject: string;
  readonly body: string;
  readonly defects: number;
}

function pythonReads(file: string): ReadMail[] {
  const output = execFileSync('python3', ['-c', READ_ALL, file], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [id, subject, body, defects] = JSON.parse(line) as [string, string, string, number];
      return { id, subject, body, defects };
    });
}

/** Runs a command on every mail that formail finds; the Message-IDs that it extracts. */
function formailReads(file: string): string[] {
  // Each mail is read to its end: a reader that leaves early would break formail's pipe.
  const each = `sh -c 'formail -xMessage-ID: && cat > /dev/null'`;
  const output = execFileSync('sh', ['-c', `formail -s ${each} < "$0"`, file], { encoding: 'utf8' });
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => line.trim());
}

const ODD: MailSettings = {
  recipients: 1000,
  template: {
    ...DEFAULT_MAIL.template,
    subject: 'Größe {order} – 世界 {goods}, '.concat('noch ein Wort '.repeat(10), 'Ende'),
    body: `Hello\n\nFrom {goods} with a line\n>From the other side\n\nFrom nobody@example.com Wed Feb  1 00:00:00 2006\n.\n${'ü '.repeat(700)}x`,
  },
};

describe.each([
  ['of the default letters', DEFAULT_MAIL],
  ['of letters with From lines, other alphabets and 1,000 recipients', ODD],
])('a mailbox %s', (what, mail) => {
  const run = racedRun({ messages: 200, threads: 10, smtpMs: 10 });
  const file = path.join(folder, `${what.length}.mbox`);
  writeFileSync(file, bytes(MBOX.write(run, { everyMessage: true, mail })));
  const sent = run.panels.flatMap((panel) =>
    Array.from(panel.messages(), (message) => ({
      message: message.message,
      messageId: messageIdOf(panel.algorithm, message),
      dateSeconds: Math.floor(message.clock / 1000),
    })),
  );
  const ids = sent.map(({ messageId }) => messageId).toSorted();

  test('is read by Python with the same count and the same Message-IDs, none of them defect', () => {
    const read = pythonReads(file);
    expect(read).toHaveLength(400);
    expect(read.map(({ id }) => id).toSorted()).toEqual(ids);
    expect(read.filter(({ defects }) => defects > 0)).toEqual([]);
  });

  test('gives Python every subject and body as it was written', () => {
    const key = ({ subject, body }: { subject: string; body: string }): string => `${subject}\n${body.trimEnd()}`;
    const unquoted = pythonReads(file).map(({ subject, body }) =>
      key({ subject, body: body.replace(/^>(>*From )/gm, '$1') }),
    );
    expect(unquoted.toSorted()).toEqual(sent.map((message) => key(letterOf(message, mail))).toSorted());
  });

  test('is split by formail into the same mails', () => {
    expect(formailReads(file).toSorted()).toEqual(ids);
  });
});
