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

export class Selection {
  selected = $state.raw<Selected | null>(null);
  /** What is known of the selected collision; null until it has been fetched. */
  detail = $state.raw<CollisionDetail | null>(null);
  /** Whether a person chose it; the first collision of a run is shown without being asked for. */
  chosen = $state(false);
  #asked = 0;

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
    this.selected = null;
    this.chosen = false;
    setTimeout(() => {
      if (asked === this.#asked) this.detail = null;
    }, GRACE_MS);
  }

  /** Shows the run's first collision, unless something is shown already. */
  showFirst(): void {
    const panel = this.#firstWithCollisions();
    if (panel && !this.selected) void this.#show({ panel, number: 1 });
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
