/** The letter that all messages of a run are made from: three texts with named placeholders in braces. */
import { grouped } from '../log/countText.ts';

export interface MailTemplate {
  /** An address. */
  readonly from: string;
  readonly subject: string;
  /** Lines end with `\n`. */
  readonly body: string;
}
export type TemplateField = keyof MailTemplate;

export const DEFAULT_TEMPLATE: MailTemplate = {
  from: 'customer-{order}@example.net',
  subject: 'Order {order}',
  body: 'Please send {pieces} {goods}. Order {order}.',
};

/** What a message can put into its template. */
export interface TemplateFacts {
  /** Number in the spool, from 0. */
  readonly message: number;
  readonly mailbox: string;
  /** As the Date header has it. */
  readonly date: string;
}

export interface Placeholder {
  readonly name: string;
  /** For people, beside the field. */
  readonly note: string;
  readonly value: (facts: TemplateFacts) => string;
}

const GOODS = ['brass hinges', 'desk lamps', 'paper maps', 'tea cups', 'door bells', 'ink bottles', 'wall clocks'];

export const PLACEHOLDERS: readonly Placeholder[] = [
  { name: 'order', note: 'order number, from 1000', value: ({ message }) => String(1000 + message) },
  { name: 'pieces', note: 'how many, 2 to 10', value: ({ message }) => String(2 + (message % 9)) },
  { name: 'goods', note: 'what was ordered', value: ({ message }) => GOODS[message % GOODS.length]! },
  { name: 'message', note: 'number in the spool, from 0', value: ({ message }) => String(message) },
  { name: 'mailbox', note: 'the recipient', value: ({ mailbox }) => mailbox },
  { name: 'date', note: 'the Date header', value: ({ date }) => date },
];

/** A placeholder, a doubled brace, or a brace that stands alone. */
const BRACES = /\{\{|\}\}|\{([^{}]*)\}|[{}]/g;

/** The text with its placeholders filled; `{{` and `}}` are braces. A placeholder that does not exist stays as it is. */
export function fill(text: string, facts: TemplateFacts): string {
  return text.replace(BRACES, (found: string, name: string | undefined) => {
    if (found === '{{' || found === '}}') return found.charAt(0);
    return PLACEHOLDERS.find((placeholder) => placeholder.name === name)?.value(facts) ?? found;
  });
}

export interface TemplateProblem {
  readonly field: TemplateField;
  /** Plain text: show it as text, never as markup. */
  readonly message: string;
}

export const LONGEST: Readonly<Record<TemplateField, number>> = { from: 200, subject: 500, body: 20_000 };

const SAMPLE: TemplateFacts = {
  message: 0,
  mailbox: 'helpdesk@example.com',
  date: 'Wed, 1 Feb 2006 00:00:00 +0000 (UTC)',
};
/** RFC 5321's Mailbox without quoted strings and address literals. */
const ADDRESS =
  /^[\w!#$%&'*+\-/=?^`{|}~]+(\.[\w!#$%&'*+\-/=?^`{|}~]+)*@[A-Za-z\d]([A-Za-z\d-]*[A-Za-z\d])?(\.[A-Za-z\d]([A-Za-z\d-]*[A-Za-z\d])?)*$/;

/** What stands in the way of sending with this template; empty if nothing does. */
export function templateProblems(template: MailTemplate): TemplateProblem[] {
  const fields: readonly TemplateField[] = ['from', 'subject', 'body'];
  return fields.flatMap((field) => fieldProblems(field, template[field]).map((message) => ({ field, message })));
}

function fieldProblems(field: TemplateField, text: string): string[] {
  const problems = [...text.matchAll(BRACES)].flatMap(([found, name]) => braceProblem(found, name) ?? []);
  if (problems.length > 0) return problems;
  if (text.length > LONGEST[field]) problems.push(`At most ${grouped(LONGEST[field])} characters.`);
  if (field !== 'body' && /[\r\n]/.test(text))
    problems.push('One line only: a line break here would begin a new header.');
  if (field === 'from' && !ADDRESS.test(fill(text, SAMPLE))) problems.push('No mail address: name@host, in ASCII.');
  return problems;
}

function braceProblem(found: string, name: string | undefined): string | null {
  if (found === '{{' || found === '}}') return null;
  if (name === undefined) return `A ${found} stands alone; for the character itself write ${found}${found}.`;
  if (PLACEHOLDERS.some((placeholder) => placeholder.name === name)) return null;
  const known = PLACEHOLDERS.map((placeholder) => `{${placeholder.name}}`).join(', ');
  const cut = name.length > 40 ? `${name.slice(0, 40)}…` : name;
  return `There is no placeholder {${cut}}. There are ${known}.`;
}
