/** The address of a schedule: read without believing it, and written again. */
import { ORIGINAL, repairProblem } from '../../../scenario/repair.ts';
import { formatMoves, parseMoves } from '../../../race/explored/movesText.ts';
import type { Move } from '../../../race/explored/program.ts';
import { LinkReader } from '../../../scenario/linkReader.ts';
import { duplicated, refused, type Problem } from '../../../scenario/problem.ts';
import type { AlgorithmId } from '../../../scenario/scenario.ts';
import { parseScenario } from '../../../scenario/url.ts';
import { DEFAULT_SETTINGS, SCHEDULE_FIELDS, isRepairable, type ScheduleSettings } from './settings.ts';

export interface ParsedSchedule {
  readonly settings: ScheduleSettings;
  /** Up to the first that is none; whether they can be made is not known yet. null: the link has none. */
  readonly moves: readonly Move[] | null;
  readonly problems: readonly Problem[];
}

/** Never throws: what cannot be used becomes a problem, and the rest of the link still works. */
export function parseSchedule(params: URLSearchParams): ParsedSchedule {
  const { scenario, problems } = parseScenario(params);
  const reader = new LinkReader(params);
  const { threads, per, ticks } = SCHEDULE_FIELDS;
  const algorithm = scenario.first;
  const settings = {
    algorithm,
    hash: scenario.hash,
    threads: reader.number(threads, DEFAULT_SETTINGS.threads),
    per: reader.number(per, DEFAULT_SETTINGS.per),
    ticks: reader.number(ticks, DEFAULT_SETTINGS.ticks),
  };
  const repair = readRepair(params.get('repair'), algorithm);
  const moves = readMoves(params.get('moves'), settings.threads);
  const twice = ['repair', 'moves'].flatMap((parameter) => {
    const values = params.getAll(parameter);
    return values.length > 1 ? [duplicated(parameter, values, 'The first')] : [];
  });
  const own = [...reader.problems, ...twice, repair.problem, moves.problem].filter((problem) => problem !== null);
  return {
    settings: { ...settings, repair: repair.text, ...(repair.text !== null && { ticks: 0 }) },
    moves: moves.moves,
    problems: [...problems.filter(({ parameter }) => parameter !== threads.parameter), ...own],
  };
}

function readRepair(text: string | null, algorithm: AlgorithmId): { text: string | null; problem: Problem | null } {
  if (text === null) return { text: null, problem: null };
  if (!isRepairable(algorithm)) {
    const problem = refused('repair', text, 'with first=javamail-1.3.2 or first=javamail-1.3.3', '');
    return { text: null, problem };
  }
  const wrong = repairProblem(algorithm, text);
  if (!wrong) return { text, problem: null };
  const plain = ORIGINAL[algorithm];
  const allowed =
    `the lines of the listing in their order (${plain}), with a lock and an unlock anywhere; ` +
    `here, as character ${wrong.position}: ${wrong.allowed}`;
  return { text: plain, problem: refused('repair', text, allowed, `${plain}, the listing as it was shipped,`) };
}

function readMoves(text: string | null, threads: number): { moves: readonly Move[] | null; problem: Problem | null } {
  if (text === null) return { moves: null, problem: null };
  const { moves, problem } = parseMoves(text, threads);
  if (!problem) return { moves, problem: null };
  const { position, character, allowed } = problem;
  const used = moves.length > 0 ? `What stands before it, ${formatMoves(moves)},` : '';
  return { moves, problem: refused('moves', character, `as character ${position}: ${allowed}`, used) };
}

/** A link's query, without `?`, that {@link parseSchedule} reads back. */
export function formatSchedule(settings: ScheduleSettings, moves: readonly Move[]): string {
  const { algorithm, hash, threads, per, ticks, repair } = settings;
  const parts = ['view=schedule', `first=${algorithm}`, `threads=${threads}`, `per=${per}`, `ticks=${ticks}`];
  if (hash !== DEFAULT_SETTINGS.hash) parts.push(`hash=${hash}`);
  if (repair !== null) parts.push(`repair=${repair}`);
  if (moves.length > 0) parts.push(`moves=${formatMoves(moves)}`);
  return parts.join('&');
}
