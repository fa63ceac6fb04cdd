/**
 * Parts of texts that come again and again, as names of hosts and processes do: each is cut out once, unless many others come
 * between.
 */

import { copied } from '../byteText.ts';

/** A power of two. */
const REMEMBERED = 256;
/** A longer name is no host's, and not held. */
const LONGEST = 300;

export class InternedTexts {
  readonly #texts = Array<string>(REMEMBERED).fill('');

  /** Characters [from, to) of the text. */
  of(text: string, from: number, to: number): string {
    if (to - from > LONGEST) return text.slice(from, to);
    // What tells processes of one program apart stands before a bracket.
    const some = (text.charCodeAt(to - 2) << 8) ^ (text.charCodeAt(to - 3) << 4) ^ text.charCodeAt(to - 4);
    const place = (some ^ (some >>> 8)) & (REMEMBERED - 1);
    const known = this.#texts[place]!;
    if (known.length === to - from && text.startsWith(known, from)) return known;
    return (this.#texts[place] = copied(text.slice(from, to)));
  }
}
