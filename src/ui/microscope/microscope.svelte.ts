/** What was pasted, and what was found in it: the newest text wins. */
import type { Examination } from '../../mail/microscope/examine.ts';
import { reasonOf } from '../reasonOf.ts';

export interface Examiner {
  examine(text: string): Promise<Examination>;
  dispose(): void;
}

/** Message-IDs shown at once; the rest on request. */
export const PAGE = 50;
/** A reader who types has paused. */
const PAUSE_MS = 250;

export class Microscope {
  examination = $state.raw<Examination | null>(null);
  busy = $state(false);
  failure = $state<string | null>(null);
  /** Message-IDs shown. */
  shown = $state(PAGE);
  #text = $state('');
  #running = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly examiner: Examiner) {}

  get text(): string {
    return this.#text;
  }

  /** As the reader types: looked at after a pause. */
  type(text: string): void {
    this.#text = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#examine(), PAUSE_MS);
  }

  /** Whole texts: looked at now. */
  async put(lines: readonly string[]): Promise<void> {
    clearTimeout(this.#timer);
    this.#text = lines.join('\n');
    await this.#examine();
  }

  showMore(): void {
    this.shown += PAGE;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.examiner.dispose();
  }

  /** One text is looked at, and then the newest, if another came meanwhile. */
  async #examine(): Promise<void> {
    this.busy = true;
    if (this.#running) return;
    this.#running = true;
    let text: string;
    try {
      do {
        text = this.#text;
        const found = text.trim() === '' ? null : await this.examiner.examine(text);
        if (text !== this.#text) continue;
        this.examination = found;
        this.shown = PAGE;
        this.failure = null;
      } while (text !== this.#text);
    } catch (error) {
      this.failure = reasonOf(error);
    } finally {
      this.#running = false;
      this.busy = false;
    }
  }
}
