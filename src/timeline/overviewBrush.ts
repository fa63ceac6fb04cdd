/** d3-brush on the overview of the whole run: a third view of the TimeDomain. */
import { brushX, select, type D3BrushEvent } from 'd3';
import type { TimeDomain } from './timeDomain.ts';

export interface OverviewBrush {
  /** The strip has this size now, and the domain may have moved: the frame is brought into line, without an event. */
  sync(size: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }): void;
  detach(): void;
}

/** @param changed called after each move by hand */
export function attachBrush(group: SVGGElement, domain: TimeDomain, changed: () => void): OverviewBrush {
  let left = 0;
  let right = 1;
  let extent = '';
  let byHand = false;
  const usOf = (x: number): number => ((x - left) / (right - left)) * domain.limitUs;
  const xOf = (us: number): number => left + (us / domain.limitUs) * (right - left);
  const selection = select<SVGGElement, unknown>(group);
  const brush = brushX()
    .handleSize(14)
    .on('start brush end', ({ type, sourceEvent, selection: frame }: D3BrushEvent<unknown>) => {
      if (!sourceEvent) return;
      byHand = type !== 'end';
      if (frame) domain.moveTo(usOf(frame[0] as number), usOf(frame[1] as number));
      changed();
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
      const frame: [number, number] = [Math.max(left, xOf(domain.fromUs)), Math.min(right, xOf(domain.toUs))];
      selection.call((target) => brush.move(target, frame));
    },
    detach: () => void selection.on('.brush', null),
  };
}
