/** The seven scenes of the lesson rail: to add one is to add a file and a line here. */
import type { Scenario } from '../../scenario/scenario.ts';
import { A_MESSAGE_ID } from './aMessageId.ts';
import { FAST_PROCESSORS_SLOW_CLOCKS } from './fastProcessorsSlowClocks.ts';
import { MAIL_VANISHES } from './mailVanishes.ts';
import { SLOW_MOTION } from './slowMotion.ts';
import { TEN_THREADS } from './tenThreads.ts';
import { THE_FIX } from './theFix.ts';
import { TODAY } from './today.ts';
import type { Scene } from './type.ts';

export const SCENES: readonly Scene[] = [
  MAIL_VANISHES,
  A_MESSAGE_ID,
  TEN_THREADS,
  SLOW_MOTION,
  FAST_PROCESSORS_SLOW_CLOCKS,
  THE_FIX,
  TODAY,
];

/** What a scene sets, for links (scenario/url). */
export function sceneSettings(number: number): Partial<Scenario> {
  return SCENES.find((scene) => scene.number === number)?.scenario ?? {};
}
