/** The letter that the messages are, as the reader chose it: one for the mailboxes, the inspector, the wire and the files. */
import { DEFAULT_MAIL, type MailSettings } from '../../mail/message.ts';
import { recipientsProblem } from '../../mail/recipients.ts';
import { templateProblems, type MailTemplate, type TemplateField } from '../../mail/template.ts';

class ChosenMail {
  /** As typed, with or without problems. */
  recipients: number = $state(DEFAULT_MAIL.recipients);
  template: MailTemplate = $state.raw(DEFAULT_MAIL.template);
  /** The last choice without problems. */
  settings: MailSettings = $state.raw(DEFAULT_MAIL);

  readonly recipientsProblem: string | null = $derived(recipientsProblem(this.recipients));
  readonly templateProblems = $derived(templateProblems(this.template));

  setRecipients(recipients: number): void {
    this.recipients = recipients;
    if (this.recipientsProblem === null) this.settings = { ...this.settings, recipients };
  }

  setField(field: TemplateField, text: string): void {
    this.template = { ...this.template, [field]: text };
    if (this.templateProblems.length === 0) this.settings = { ...this.settings, template: this.template };
  }

  reset(): void {
    this.recipients = DEFAULT_MAIL.recipients;
    this.template = DEFAULT_MAIL.template;
    this.settings = DEFAULT_MAIL;
  }
}

export const chosenMail = new ChosenMail();
