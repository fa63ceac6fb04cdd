/** A Message-ID's text cut into its parts and the signs between them. */
import type { MessageIdPart } from '../../algorithms/step.ts';
import type { IdPart, PartKind } from '../../mail/generators/generator.ts';
import type { Theme } from '../../timeline/theme.ts';
import { PART_TEXT } from '../../timeline/vocabulary.ts';

export interface IdPiece {
  readonly from: number;
  readonly text: string;
  /** null: a sign between two parts. */
  readonly part: IdPart | null;
}

export function idPieces(text: string, parts: readonly IdPart[]): IdPiece[] {
  const pieces: IdPiece[] = [];
  let from = 0;
  const add = (to: number, part: IdPart | null): void => {
    if (to > from) pieces.push({ from, text: text.slice(from, to), part });
    from = Math.max(from, to);
  };
  for (const part of parts) {
    add(part.from, null);
    add(part.to, part);
  }
  add(text.length, null);
  return pieces;
}

/** The colour of a part's text: JavaMail's as everywhere else, what others have as secondary text. */
export function partColour(kind: PartKind): keyof Theme {
  return kind in PART_TEXT ? PART_TEXT[kind as MessageIdPart] : 'ink2';
}
