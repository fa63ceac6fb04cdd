import { afterEach, expect, test } from 'vitest';
import { DEFAULT_MAIL } from '../../../src/mail/message.ts';
import { chosenMail } from '../../../src/ui/mail/chosenMail.svelte.ts';

afterEach(() => chosenMail.reset());

test('what is chosen without problems is what letters are made from', () => {
  chosenMail.setRecipients(1000);
  chosenMail.setField('subject', 'Order {order} of {pieces}');
  expect(chosenMail.settings).toEqual({
    recipients: 1000,
    template: { ...DEFAULT_MAIL.template, subject: 'Order {order} of {pieces}' },
  });
});

test.each([0, 1001, 1.5, Number.NaN])('%s recipients are refused, and the last choice holds', (recipients) => {
  chosenMail.setRecipients(7);
  chosenMail.setRecipients(recipients);
  expect(chosenMail.recipientsProblem).toBe('Recipients: whole numbers from 1 to 1000.');
  expect(chosenMail.settings.recipients).toBe(7);
});

test('a template with a problem is shown as typed, and letters keep the last one without', () => {
  chosenMail.setField('subject', 'Order {ordre}');
  expect(chosenMail.template.subject).toBe('Order {ordre}');
  expect(chosenMail.templateProblems.map(({ field }) => field)).toEqual(['subject']);
  expect(chosenMail.settings).toEqual(DEFAULT_MAIL);
  chosenMail.setField('subject', 'Order {order}!');
  expect(chosenMail.settings.template.subject).toBe('Order {order}!');
});
