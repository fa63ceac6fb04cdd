/** The ends that many Message-IDs share (a host), numbered: each is kept once. */

/** What two bytes can tell. */
const MAX_SUFFIXES = 65_535;

export class Suffixes {
  readonly #texts: string[] = [''];
  readonly #numbers = new Map<string, number>([['', 0]]);
  /** The suffix met last. */
  #last = '';
  #lastNumber = 0;

  text(number: number): string {
    return this.#texts[number]!;
  }

  /** The number of the part of the text that begins at `cut` if it is the one met last: mails of one sender come together; else 0. */
  numberIfLast(text: string, cut: number): number {
    return text.length === cut + this.#last.length && text.endsWith(this.#last) ? this.#lastNumber : 0;
  }

  /** The number of the part that begins at `cut`; 0 if it has none, for there are too many. */
  numberOf(text: string, cut: number): number {
    const last = this.numberIfLast(text, cut);
    if (last > 0) return last;
    const suffix = text.slice(cut);
    const known = this.#numbers.get(suffix);
    if (known !== undefined) {
      this.#lastNumber = known;
      this.#last = this.#texts[known]!;
      return known;
    }
    // Once full, a suffix that is not known never will be: still one encoding for each text.
    if (this.#texts.length > MAX_SUFFIXES) return 0;
    const own = copied(suffix);
    this.#texts.push(own);
    this.#numbers.set(own, this.#texts.length - 1);
    return this.#texts.length - 1;
  }
}

/** A slice holds the whole text that it was cut from; a copy does not. */
export function copied(text: string): string {
  return Array.from({ length: text.length }, (_, i) => text.charAt(i)).join('');
}
