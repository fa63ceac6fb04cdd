/** What the histogram of shapes says of itself: what was counted, or why there is nothing to count. */
import { MAX_SHAPED, type ShapeCensus } from '../../log/shapes.ts';
import { whole } from '../shell/figures.ts';

/** @param fullSpeed whether the threads were live and ran as fast as this machine goes */
export function shapeSentence(census: ShapeCensus, fullSpeed: boolean): string {
  const { shapes, shaped, unrecorded, unclear, collisions } = census;
  if (collisions === 0) return 'No two alike yet, so there are no shapes to count.';
  if (shaped === 0) {
    return fullSpeed
      ? 'At full speed live threads do not record their steps. A slower processor, or the simulation, shows the shapes.'
      : 'The steps of these collisions were not recorded.';
  }
  const counted = `${plural(shapes.length, 'shape')} in ${plural(shaped, 'collision')}.`;
  return [counted, ...leftOut({ unrecorded, unclear, collisions })].join(' ');
}

function leftOut({ unrecorded, unclear, collisions }: Pick<ShapeCensus, 'unrecorded' | 'unclear' | 'collisions'>) {
  const said: string[] = [];
  if (collisions > MAX_SHAPED) said.push(`Only the first ${whole(MAX_SHAPED)} of ${whole(collisions)} were looked at.`);
  if (unrecorded > 0) said.push(`Of ${whole(unrecorded)} the steps were not recorded.`);
  if (unclear > 0) said.push(`In ${whole(unclear)} two steps came too close together to tell their order.`);
  return said;
}

function plural(count: number, word: string): string {
  return `${whole(count)} ${word}${count === 1 ? '' : 's'}`;
}
