/** One finger on a figure. */
import { pointer, select } from 'd3';

/** So far a finger may tremble before it is clear where it goes, px. */
const TREMOR_PX = 4;

interface Stroke {
  readonly x: number;
  readonly y: number;
  readonly move: (x: number) => void;
  sideways: boolean;
}

/**
 * Follows one finger that strokes sideways. Vertical strokes are left to the page (the element needs
 * `touch-action: pan-y`), two fingers to others.
 * @param begin a finger came down at x, px in the element; returns what follows it
 * @returns the way to detach it
 */
export function attachFinger(element: Element, begin: (x: number) => (x: number) => void): () => void {
  const fingers = new Set<number>();
  let stroke: Stroke | null = null;

  const down = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') return;
    // Another one's lifting is not heard where what it touched is gone.
    if (event.isPrimary) fingers.clear();
    fingers.add(event.pointerId);
    const [x, y] = pointer(event, element);
    stroke = fingers.size === 1 ? { x, y, move: begin(x), sideways: false } : null;
  };
  const move = (event: PointerEvent): void => {
    if (!stroke || !fingers.has(event.pointerId)) return;
    const [x, y] = pointer(event, element);
    if (!stroke.sideways) {
      const [across, along] = [Math.abs(x - stroke.x), Math.abs(y - stroke.y)];
      if (Math.max(across, along) < TREMOR_PX) return;
      if (across <= along) return void (stroke = null);
      stroke.sideways = true;
    }
    stroke.move(x);
  };
  const lift = (event: PointerEvent): void => {
    fingers.delete(event.pointerId);
    stroke = null;
  };

  const selection = select(element)
    .on('pointerdown.finger', down)
    .on('pointermove.finger', move)
    .on('pointerup.finger', lift)
    .on('pointercancel.finger', lift);
  return () => void selection.on('.finger', null);
}
