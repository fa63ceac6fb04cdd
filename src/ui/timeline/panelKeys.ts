/** Where keys lead in a figure: from collision to collision, and from message to message. */
import type { PanelId } from '../../scenario/scenario.ts';
import { messageAfter, type MessageCommand, type MessagePlace } from '../../timeline/messageSteps.ts';
import type { SessionView } from '../sessionView.ts';
import { bringIntoView, collisionBeyond, collisionSpan, neighbourCollision, type Start } from './collisionSteps.ts';
import type { PanelFigure } from './panelFigure.svelte.ts';
import type { Light } from './shared.ts';
import type { LiveDomain } from './timeDomain.svelte.ts';

/** The figure that has the focus. */
export interface KeyedPanel {
  readonly id: PanelId;
  readonly session: SessionView;
  readonly domain: LiveDomain;
  readonly figure: PanelFigure;
  /** Number of the collision selected in it. */
  readonly selected: number | null;
  /** Points at a collision, and tells of it. */
  readonly point: (number: number | null) => Promise<void>;
  /** Tells of the message of a row. */
  readonly tell: (row: number) => Promise<void>;
  readonly onlight: (light: Light | null) => void;
}

/**
 * On from what is chosen: a collision, or a message; else into the window, or to what lies nearest beyond it.
 * @returns why there was no way; '' if there was
 */
export async function stepToCollision(panel: KeyedPanel, step: 1 | -1): Promise<string> {
  const { id, session, domain, figure, point } = panel;
  const number = await collisionTowards(panel, step);
  figure.keyed = null;
  const next = number === null ? null : await neighbourCollision(session, id, number, domain);
  if (next === null) return step > 0 ? 'No later collision.' : 'No earlier collision.';
  domain.core.hold(`key-${id}`);
  await point(next);
  return '';
}

async function collisionTowards(
  { id, session, domain, figure, selected }: KeyedPanel,
  step: 1 | -1,
): Promise<number | null> {
  const { fromUs, toUs } = domain.window;
  const beyond = (start: Start): Promise<number | null> => collisionBeyond(session, id, start, step, toUs - fromUs);
  const { keyed } = figure;
  if (keyed?.collision === 0) return beyond({ us: keyed.toUs, number: 0 });
  const number = figure.pointed ?? selected;
  const detail = number === null ? null : await session.collision(id, number);
  if (detail) return beyond({ us: collisionSpan(detail).toUs, number: detail.number });
  return beyond(step > 0 ? { us: fromUs, number: 0 } : { us: toUs, number: Infinity });
}

/** @returns why there was no way; '' if there was */
export function stepToMessage(panel: KeyedPanel, command: MessageCommand): string {
  const { id, domain, figure } = panel;
  const { newest } = figure.answers;
  if (!newest?.messages) return 'Too many to tell apart: zoom in with plus.';
  const place = messageAfter(newest, domain.window, figure.keyed, command);
  if (!place) return 'None there.';
  domain.core.hold(`key-${id}`);
  figure.keyed = place;
  bringIntoView(domain, place.fromUs, place.toUs);
  void show(panel, place);
  return '';
}

async function show({ id, figure, point, tell, onlight }: KeyedPanel, place: MessagePlace): Promise<void> {
  await point(place.collision > 0 ? place.collision : null);
  if (figure.keyed !== place) return;
  onlight({ panel: id, span: place });
  if (place.collision === 0) await tell(place.row);
}

/** The moment of what is pointed at or selected, if it is in view: it keeps its place when zooming. */
export function anchorUs({ figure, selected }: KeyedPanel): number | undefined {
  const number = figure.pointed ?? selected;
  return number === null ? figure.keyed?.toUs : figure.placeOf(number)?.span.toUs;
}
