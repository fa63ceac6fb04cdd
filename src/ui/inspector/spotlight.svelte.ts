/** What the reader points at: a part of the Message-ID, a step, or a line of the listing. All figures light the same. */
import type { MessageIdPart } from '../../algorithms/step.ts';

/** The whole of a part, or one step of it. */
export interface Lit {
  /** The part of the Message-ID; null: a step that makes none. */
  readonly part: MessageIdPart | null;
  /** Id of algorithms/step; null: all steps of the part. */
  readonly step: string | null;
  /** Row of the message whose step it is; null: of every message. */
  readonly row: number | null;
}

export class Spotlight {
  #pointed = $state.raw<Lit | null>(null);
  /** Stays lit when the pointer has left. */
  #held = $state.raw<Lit | null>(null);

  get lit(): Lit | null {
    return this.#pointed ?? this.#held;
  }

  /** The pointer or the focus came; null: it left. */
  point(lit: Lit | null): void {
    this.#pointed = lit;
  }

  /** A click, a tap or a key: holds it lit, or lets it go. */
  toggle(lit: Lit): void {
    this.#held = this.isHeld(lit) ? null : lit;
    this.#pointed = null;
  }

  isHeld({ part, step, row }: Lit): boolean {
    const held = this.#held;
    return held !== null && held.part === part && held.step === step && held.row === row;
  }

  /** Another collision, or Escape. */
  clear(): void {
    this.#held = this.#pointed = null;
  }
}

/** What every element that can be pointed at listens to. */
export function pointing(spotlight: Spotlight, lit: Lit) {
  return {
    onpointerenter: (event: PointerEvent) => event.pointerType === 'mouse' && spotlight.point(lit),
    onpointerleave: () => spotlight.point(null),
    onfocus: (event: FocusEvent & { currentTarget: Element }) =>
      event.currentTarget.matches(':focus-visible') && spotlight.point(lit),
    onblur: () => spotlight.point(null),
  };
}
