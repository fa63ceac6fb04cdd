/** d3-zoom on a figure: a second view of the TimeDomain, which stays the only truth. */
import { pointer, select, zoom, zoomIdentity, type D3ZoomEvent, type ZoomTransform } from 'd3';
import { GUTTER_PX } from './figure.ts';
import { attachFinger } from './finger.ts';
import type { TimeDomain } from './timeDomain.ts';

/** d3's scale is px per µs: from a day in a figure to 5 µs in a wide one. */
const SCALE_EXTENT: [number, number] = [1e-9, 1e4];
const DOUBLE_CLICK_FACTOR = 2;

/** Which events zoom or drag: a wheel only with Ctrl or ⌘, or once the figure has the focus; else the page scrolls. */
export function takesEvent(event: Event, hasFocus: boolean): boolean {
  if (event.type === 'wheel') {
    const wheel = event as WheelEvent;
    return wheel.ctrlKey || wheel.metaKey || (hasFocus && Math.abs(wheel.deltaY) >= Math.abs(wheel.deltaX));
  }
  if (event.type.startsWith('touch')) return (event as TouchEvent).touches.length > 1;
  const mouse = event as MouseEvent;
  return mouse.button === 0 && !mouse.ctrlKey;
}

/** What a notch of a wheel zooms by, as a power of 2; a trackpad's pinch may do as much in one event, not more. */
const NOTCH = 0.2;
const PINCH_GAIN = 10;
const PER_UNIT = [0.002, 0.05, 1] as const;

/**
 * How far a wheel event zooms, as a power of 2. A notch does the same with and without Ctrl; a trackpad's pinch comes as
 * many small events with Ctrl, which count for more (d3 gives every event with Ctrl ten times the weight).
 */
export function wheelDelta({
  deltaY,
  deltaMode,
  ctrlKey,
}: Pick<WheelEvent, 'deltaY' | 'deltaMode' | 'ctrlKey'>): number {
  const usual = -deltaY * (PER_UNIT[deltaMode] ?? PER_UNIT[0]);
  if (!ctrlKey || deltaMode !== 0) return usual;
  const most = Math.max(Math.abs(usual), NOTCH);
  return Math.max(-most, Math.min(most, usual * PINCH_GAIN));
}

/**
 * Wheel, pinch, drag and double click move the domain.
 * One finger pans too (see attachFinger for what that needs).
 * @param changed called after each move by hand
 * @param gutterPx room left of the plot
 * @returns the way to detach it
 */
export function attachZoom(
  element: HTMLElement,
  domain: TimeDomain,
  changed: () => void,
  gutterPx = (): number => GUTTER_PX,
): () => void {
  const hasFocus = (): boolean => element.matches(':focus-within');
  const plotPx = (): number => Math.max(1, element.clientWidth - gutterPx());
  const pxPerUs = (): number => plotPx() / (domain.toUs - domain.fromUs);
  const usAt = (x: number): number => domain.fromUs + (x - gutterPx()) / pxPerUs();

  const behaviour = zoom<HTMLElement, unknown>()
    .scaleExtent(SCALE_EXTENT)
    .wheelDelta(wheelDelta)
    .filter((event: Event) => {
      if (!takesEvent(event, hasFocus())) return false;
      sync();
      return true;
    })
    .on('zoom', ({ transform, sourceEvent }: D3ZoomEvent<HTMLElement, unknown>) => {
      if (!sourceEvent) return;
      const fromUs = (gutterPx() - transform.x) / transform.k;
      domain.moveTo(fromUs, fromUs + plotPx() / transform.k);
      sync();
      changed();
    });

  /** Brings d3's own transform into line, without an event: before a hand moves it, and after the domain has had its say. */
  const sync = (): void => {
    const k = pxPerUs();
    const transform: ZoomTransform = zoomIdentity.translate(gutterPx() - domain.fromUs * k, 0).scale(k);
    select(element).property('__zoom', transform);
  };

  const selection = select(element).call(behaviour);
  // d3 would zoom on a double tap whatever the filter says, and animate it past the domain.
  selection.on('dblclick.zoom', (event: MouseEvent) => {
    event.preventDefault();
    domain.zoomAround(usAt(pointer(event, element)[0]), event.shiftKey ? 1 / DOUBLE_CLICK_FACTOR : DOUBLE_CLICK_FACTOR);
    changed();
  });
  selection.on(
    'wheel.pan',
    (event: WheelEvent) => {
      if (!hasFocus() || event.ctrlKey || event.metaKey || Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
      event.preventDefault();
      domain.panBy(event.deltaX / pxPerUs());
      changed();
    },
    { passive: false },
  );
  const detachFinger = attachFinger(element, (x) => {
    const touchedUs = usAt(x);
    return (x) => {
      domain.panBy(touchedUs - usAt(x));
      changed();
    };
  });
  return () => {
    selection.on('.zoom', null).on('.pan', null);
    detachFinger();
  };
}
