/** The collision that the inspector shows. */
import type { CollisionDetail } from '../../log/detail.ts';
import { PANEL_IDS, type PanelId } from '../../scenario/scenario.ts';
import type { SessionView } from '../sessionView.ts';

export interface Selected {
  readonly panel: PanelId;
  /** Number of the collision in its panel, from 1. */
  readonly number: number;
}

export type CollisionSource = Pick<SessionView, 'panels' | 'collision'>;

/** While a slider is dragged at full speed one run follows the other: the inspector need not go blank in between. */
const GRACE_MS = 250;
/** A run at full speed is over soon, and knows more of its collisions then: so long the first of them waits. */
const PATIENCE_MS = 150;
/** Collisions that are looked through for one whose cause is known. */
const MOST_LOOKED_AT = 20;

export class Selection {
  selected = $state.raw<Selected | null>(null);
  /** What is known of the selected collision; null until it has been fetched. */
  detail = $state.raw<CollisionDetail | null>(null);
  /** Whether a person chose it; the first collision of a run is shown without being asked for. */
  chosen = $state(false);
  #asked = 0;
  /** Nobody asked for the collision that is shown. */
  #unasked = true;
  #soon: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly source: CollisionSource) {}

  /** The panel whose collisions the inspector's arrows walk through. */
  get panel(): PanelId {
    return this.selected?.panel ?? this.#firstWithCollisions() ?? 'first';
  }

  get total(): number {
    return this.source.panels[this.panel].totals.collisions;
  }

  choose(panel: PanelId, number: number): void {
    this.chosen = true;
    this.#unasked = false;
    void this.#show({ panel, number });
  }

  /** To a neighbour of the selected collision; from nothing to the newest. */
  step(by: 1 | -1): void {
    const from = this.selected?.number ?? this.total + (by === 1 ? 0 : 1);
    const number = Math.min(this.total, Math.max(1, from + by));
    if (number >= 1 && number !== this.selected?.number) this.choose(this.panel, number);
  }

  /** The figures need not hold it in view any more; the inspector keeps it. */
  release(): void {
    this.chosen = false;
  }

  /** Another run: what was selected is gone. */
  begin(): void {
    const asked = ++this.#asked;
    clearTimeout(this.#soon);
    this.selected = null;
    this.chosen = false;
    this.#unasked = true;
    setTimeout(() => {
      if (asked === this.#asked) this.detail = null;
    }, GRACE_MS);
  }

  /** Shows the first collision of a run that goes on, unless something is shown already. */
  showFirst(fullSpeed: boolean): void {
    const panel = this.#firstWithCollisions();
    if (!panel || this.selected) return;
    clearTimeout(this.#soon);
    const show = (): void => void this.#show({ panel, number: 1 });
    if (fullSpeed) this.#soon = setTimeout(show, PATIENCE_MS);
    else show();
  }

  /**
   * The run has ended: if nobody asked for another, shows the first collision whose cause is known. One that was asked
   * for stays, with what is proved of it now.
   */
  async showKnown(): Promise<void> {
    const panel = this.#firstWithCollisions();
    if (!panel || isKnown(this.selected && this.detail)) return;
    if (this.selected && !this.#unasked) return this.#show(this.selected);
    clearTimeout(this.#soon);
    const asked = ++this.#asked;
    const sinceMs = performance.now();
    const last = Math.min(MOST_LOOKED_AT, this.source.panels[panel].totals.collisions);
    let shown: CollisionDetail | null = null;
    for (let number = 1; number <= last && performance.now() - sinceMs < PATIENCE_MS; number++) {
      const detail: CollisionDetail | null = await this.source.collision(panel, number).catch(() => null);
      if (asked !== this.#asked) return;
      if (shown === null || isKnown(detail)) shown = detail;
      if (isKnown(detail)) break;
    }
    if (!shown) return;
    this.selected = { panel, number: shown.number };
    this.detail = shown;
  }

  async #show(selected: Selected): Promise<void> {
    const asked = ++this.#asked;
    this.selected = selected;
    const detail = await this.source.collision(selected.panel, selected.number).catch(() => null);
    if (asked === this.#asked) this.detail = detail;
  }

  #firstWithCollisions(): PanelId | undefined {
    return PANEL_IDS.find((id) => this.source.panels[id].totals.collisions > 0);
  }
}

function isKnown(detail: CollisionDetail | null): boolean {
  return detail !== null && detail.reason !== 'order-not-recorded';
}
