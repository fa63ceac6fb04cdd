/** d3-brush on the overview of the whole run: a third view of the TimeDomain. */
import { brushX, pointer, select, type D3BrushEvent } from 'd3';
import { attachFinger } from './finger.ts';
import { dragged, gripAt, type Pair } from './overviewGrip.ts';
import type { TimeDomain } from './timeDomain.ts';

export interface OverviewBrush {
  /** The strip has this size now, and the domain may have moved: the frame is brought into line, without an event. */
  sync(size: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }): void;
  detach(): void;
}

/** No finger makes the frame narrower, px. */
const LEAST_FRAME_PX = 1;

/**
 * The frame is moved and drawn by mouse or finger; a click takes it there.
 * @param changed called after each move by hand
 */
export function attachBrush(group: SVGGElement, domain: TimeDomain, changed: () => void): OverviewBrush {
  let left = 0;
  let right = 1;
  let extent = '';
  let byHand = false;
  const usOf = (x: number): number => ((Math.max(left, Math.min(x, right)) - left) / (right - left)) * domain.limitUs;
  const xOf = (us: number): number => left + (us / domain.limitUs) * (right - left);
  const frameNow = (): [number, number] => [Math.max(left, xOf(domain.fromUs)), Math.min(right, xOf(domain.toUs))];
  const selection = select<SVGGElement, unknown>(group);
  // d3 would keep a finger's vertical strokes from the page, and its edges are narrow for one.
  const brush = brushX()
    .handleSize(14)
    .touchable(false)
    .on('start brush end', ({ type, sourceEvent, selection: frame }: D3BrushEvent<unknown>) => {
      if (!sourceEvent) return;
      byHand = type !== 'end';
      const [from, to] = (frame as Pair | null) ?? [0, 0];
      if (to > from) domain.moveTo(usOf(from), usOf(to));
      else if (type === 'end') lookAt(usOf(pointer(sourceEvent, group)[0]));
      changed();
    });

  function lookAt(us: number): void {
    domain.panBy(us - (domain.fromUs + domain.toUs) / 2);
    selection.call((target) => brush.move(target, frameNow()));
  }

  const detachFinger = attachFinger(group.ownerSVGElement ?? group, (downX) => {
    const grip = gripAt(downX, frameNow());
    // The window may reach beyond the strip's end: its edge is where it is seen.
    const frame: Pair = [domain.fromUs, grip === 'to' ? Math.min(domain.toUs, domain.limitUs) : domain.toUs];
    const downUs = usOf(downX);
    return (x) => {
      domain.moveTo(...dragged(grip, frame, [downUs, usOf(x)], usOf(left + LEAST_FRAME_PX)));
      changed();
    };
  });

  return {
    sync(size) {
      if (byHand) return;
      ({ left, right } = size);
      const wanted = [left, right, size.top, size.bottom].join();
      if (wanted !== extent) {
        extent = wanted;
        brush.extent([
          [left, size.top],
          [right, size.bottom],
        ]);
        selection.call(brush);
      }
      selection.call((target) => brush.move(target, frameNow()));
    },
    detach() {
      selection.on('.brush', null);
      detachFinger();
    },
  };
}
