/** What a link asks for and cannot have, told so that a person can mend it. */
export interface Problem {
  readonly parameter: string;
  readonly value: string;
  readonly allowed: string;
  /** The whole message, plain text: show it as text, never as markup. */
  readonly message: string;
  /** A word that is not known here: a later version of the page may know it. */
  readonly unknown?: true;
}

const LONGEST = 40;

/** Foreign text in quotes: cut, and without characters that could hide or turn round what stands beside them. */
function quoted(text: string): string {
  const characters = Array.from(text.replace(/\p{C}/gu, '\uFFFD'));
  const cut = characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : characters.join('');
  return `"${cut}"`;
}

const fallback = (used: string): string => (used === '' ? 'It is left out.' : `${used} is used.`);

const NEWER = ' This link may come from a newer version of the page.';

/** The same, saying once where words that are not known may come from. */
export function tellingNewer(problems: readonly Problem[]): readonly Problem[] {
  const first = problems.find(({ unknown }) => unknown);
  if (!first || problems.some(({ message }) => message.endsWith(NEWER))) return problems;
  return problems.map((problem) => (problem === first ? { ...first, message: first.message + NEWER } : problem));
}

/** @param used what takes the value's place, as a link writes it; '' if nothing does */
export function refused(parameter: string, value: string, allowed: string, used: string): Problem {
  const message = `${parameter} cannot be ${quoted(value)}. Allowed: ${allowed}. ${fallback(used)}`;
  return { parameter, value, allowed, message };
}

export function duplicated(parameter: string, values: readonly string[], used: string): Problem {
  const value = values.join(', ');
  const message = `${parameter} stands ${values.length} times in the link (${quoted(value)}). Allowed: once. ${fallback(used)}`;
  return { parameter, value, allowed: 'once', message };
}

export function unknownParameter(parameter: string, value: string, known: readonly string[]): Problem {
  const allowed = known.join(', ');
  const message = `There is no parameter ${quoted(parameter)} (value ${quoted(value)}). Allowed: ${allowed}. It is left out.`;
  return { parameter, value, allowed, message, unknown: true };
}
