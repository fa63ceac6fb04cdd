/** Zooming and brushing by hand. d3's behaviours weigh as much as the timelines: they come after the first paint. */
import type * as Zoom from '../../timeline/zoom.ts';
import type * as Brush from '../../timeline/overviewBrush.ts';

export type Gestures = Pick<typeof Zoom, 'attachZoom'> & Pick<typeof Brush, 'attachBrush'>;

async function load(): Promise<Gestures> {
  const [{ attachZoom }, { attachBrush }] = await Promise.all([
    import('../../timeline/zoom.ts'),
    import('../../timeline/overviewBrush.ts'),
  ]);
  return { attachZoom, attachBrush };
}

/**
 * @param attach makes an element follow the hand, and returns the way to detach it
 * @returns the way to detach it, or to have it never attached
 */
export function withGestures(attach: (gestures: Gestures) => () => void): () => void {
  let detach: (() => void) | null = null;
  let wanted = true;
  void load().then((gestures) => {
    if (wanted) detach = attach(gestures);
  });
  return () => {
    wanted = false;
    detach?.();
  };
}
