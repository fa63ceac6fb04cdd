import type { PanelId } from '../../scenario/scenario.ts';
import type { Span } from '../../timeline/plot.ts';

/** A collision of one panel, selected on the page. */
export interface Selection {
  readonly panel: PanelId;
  /** Number of the collision, from 1. */
  readonly number: number;
}

/** What one figure points at lights its neighbours in time in both. */
export interface Light {
  readonly panel: PanelId;
  readonly span: Span;
}
