import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageIdOf } from '../../src/exports/fields.ts';
import { MBOX } from '../../src/exports/mbox.ts';
import { DEFAULT_MAIL } from '../../src/mail/message.ts';
import { decodeMail } from '../mail/decodeMail.ts';
import { anySettings } from '../mail/smtp/mails.ts';
import { racedRun, text } from './racedRun.ts';

const RUN = racedRun({ smtpMs: 5, clockResolutionUs: 10_000 });

/** Lines of each mail: as RFC 4155 says, a mail begins at `From ` after an empty line, and at the file's start. */
function mailsIn(mbox: string): { postmark: string; lines: string[] }[] {
  const parts = mbox === '' ? [] : mbox.slice(0, -1).split(/\n(?=From )/);
  return parts.map((part) => {
    const [postmark = '', ...lines] = part.split('\n');
    return { postmark, lines: lines.slice(0, -1).map((line) => line.replace(/^>(>*From )/, '$1')) };
  });
}

describe('the file', () => {
  const file = text(MBOX.write(RUN, { everyMessage: true }));
  const mails = mailsIn(file);

  test('holds every message of both panels, with the Message-ID of the log and the panel that it comes from', () => {
    const logged = RUN.panels.flatMap((panel) =>
      Array.from(panel.messages(), (message) => `${panel.panel} ${messageIdOf(panel.algorithm, message)}`),
    );
    const written = mails.map(({ lines }) => {
      const { headers } = decodeMail(lines);
      return `${headers['X-Panel']!.split(';')[0]} ${headers['Message-ID']}`;
    });
    expect(written.toSorted()).toEqual(logged.toSorted());
  });

  test('begins each mail with sender and moment as asctime writes it, in UTC', () => {
    expect(mails[0]!.postmark).toMatch(/^From customer-\d+@example\.net Sat Jan 31 12:34:5\d 2026$/);
  });

  test('has line ends of \\n only, and nothing but ASCII', () => {
    expect(file).toMatch(/^[\x20-\x7e\n]*$/);
  });

  test('pads a day of one digit with a blank, as asctime does', () => {
    const earlier = { ...RUN, startedAtMs: Date.UTC(2006, 1, 1, 8, 5, 9) };
    expect(text(MBOX.write(earlier, { everyMessage: true }))).toMatch(/^From \S+ Wed Feb {2}1 08:05:09 2006\n/);
  });
});

test('without Every message, only colliding mails lie in it', () => {
  const { totals } = RUN.panels[0]!;
  const mails = mailsIn(text(MBOX.write(RUN, { everyMessage: false })));
  expect(mails).toHaveLength(totals.duplicates + totals.collisions);
});

test('lines that begin with From, quoted or not, come back as they were', () => {
  const template = { ...DEFAULT_MAIL.template, body: 'a\n\nFrom b\n>From c\n>>From d\nFromage' };
  const file = text(MBOX.write(RUN, { everyMessage: true, mail: { recipients: 1, template } }));
  expect(file).toContain('\n>From b\n>>From c\n>>>From d\nFromage\n');
  expect(decodeMail(mailsIn(file)[0]!.lines).body).toBe(template.body);
});

test('any letter lies in the mailbox once for each message, and comes back', () => {
  const few = racedRun({ messages: 5 });
  fc.assert(
    fc.property(anySettings, (mail) => {
      const mails = mailsIn(text(MBOX.write(few, { everyMessage: true, mail })));
      expect(mails).toHaveLength(10);
      const read = decodeMail(mails[7]!.lines);
      const { subject, body } = mail.template;
      expect(read.headers.Subject).toBe(plain(subject));
      expect(read.body).toBe(plain(body));
    }),
    { numRuns: 40 },
  );
});

/** A text of {@link anySettings} has no placeholders, only doubled braces. */
function plain(text: string): string {
  return text.replaceAll('{{', '{').replaceAll('}}', '}');
}
