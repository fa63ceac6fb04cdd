/** What a link asks for and cannot have, told so that a person can mend it. */
export interface Problem {
  readonly parameter: string;
  readonly value: string;
  readonly allowed: string;
  /** The whole message, plain text: show it as text, never as markup. */
  readonly message: string;
}

const LONGEST = 40;

/** Foreign text in quotes: cut, and without characters that could hide or turn round what stands beside them. */
function quoted(text: string): string {
  const characters = Array.from(text.replace(/\p{C}/gu, '\uFFFD'));
  const cut = characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : characters.join('');
  return `"${cut}"`;
}

const fallback = (used: string): string => (used === '' ? 'It is left out.' : `${used} is used.`);

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
  return { parameter, value, allowed, message };
}
