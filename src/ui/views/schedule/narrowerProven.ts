import { Explorer } from '../../../race/explored/explorer.ts';
import { narrower, verdictOf } from '../../../race/explored/repairCheck.ts';
import { inSlices } from './inSlices.ts';
import { programFor, type ScheduleSettings } from './settings.ts';

/** Of a proven repair one that holds less and is proven too; null: there is none, so that it holds no more than it must. */
export async function narrowerProven(
  settings: ScheduleSettings,
  stateLimit: number,
  signal: AbortSignal,
): Promise<string | null> {
  const { repair } = settings;
  for (const text of repair === null ? [] : narrower(repair)) {
    const explorer = new Explorer(programFor({ ...settings, repair: text }), { stateLimit });
    if (!(await inSlices(explorer, signal))) return null;
    if (verdictOf(explorer.exploration()).kind === 'proven') return text;
  }
  return null;
}

/** The same, narrowed until nothing proven holds less; null: the repair itself is that. */
export async function narrowestProven(
  settings: ScheduleSettings,
  stateLimit: number,
  signal: AbortSignal,
): Promise<string | null> {
  let narrowest: string | null = null;
  for (;;) {
    const repair: string | null = narrowest ?? settings.repair;
    const less = await narrowerProven({ ...settings, repair }, stateLimit, signal);
    if (less === null) return narrowest;
    narrowest = less;
  }
}
