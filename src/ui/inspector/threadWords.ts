/** Threads as a person names them: numbers from 1, and the process where there are several. */
import type { LoggedMessage } from '../../log/detail.ts';

/** What a name needs to know of a message. */
export type ThreadOf = Pick<LoggedMessage, 'thread' | 'process' | 'lane'>;

const NUMBER_WORDS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];
/** More threads than this are counted, not named, in a heading. */
const NAMED = 4;

/** "thread 6", or "thread 6 of process 1" where there are several processes. */
export function threadName(of: ThreadOf, processes: number): string {
  const name = `thread ${of.thread + 1}`;
  return processes > 1 ? `${name} of process ${of.process + 1}` : name;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Two", "Ten", "11": at the head of a sentence. */
export function countWord(count: number): string {
  return NUMBER_WORDS[count] ?? String(count);
}

function listed(items: readonly (string | number)[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}

/** The inspector's heading: "Threads 6 and 3", "Thread 6, twice", "Thread 2 of processes 1 and 2". */
export function threadsTitle(members: readonly ThreadOf[], processes: number): string {
  const threads = members.filter((member, i) => members.findIndex((other) => other.lane === member.lane) === i);
  const first = threads[0];
  if (!first) return '';
  if (threads.length === 1) return capitalised(`${threadName(first, processes)}, ${timesWord(members.length)}`);
  const oneProcess = threads.every((thread) => thread.process === first.process);
  if (!oneProcess) return titleAcross(threads);
  const numbers = threads.map((thread) => thread.thread + 1);
  const shown = numbers.length > NAMED ? [...numbers.slice(0, NAMED), `${numbers.length - NAMED} more`] : numbers;
  return `Threads ${listed(shown)}${processes > 1 ? ` of process ${first.process + 1}` : ''}`;
}

/** "Thread 3 of processes 1 and 2", "Threads 3 and 4 of processes 1 and 2". */
function titleAcross(threads: readonly ThreadOf[]): string {
  const [first, second] = threads;
  if (!first || !second || threads.length > 2) return `${countWord(threads.length)} threads of several processes`;
  const who =
    first.thread === second.thread
      ? `Thread ${first.thread + 1}`
      : `Threads ${first.thread + 1} and ${second.thread + 1}`;
  return `${who} of processes ${first.process + 1} and ${second.process + 1}`;
}

function timesWord(count: number): string {
  return count === 2 ? 'twice' : `${count} times`;
}
