/**
 * A strict reader of the trace-event format: it refuses what Perfetto would drop, guess or rename.
 * Spec: "Trace Event Format", https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
 */
export interface Slice {
  readonly name: string;
  readonly cat: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur: number;
  readonly args: Readonly<Record<string, unknown>>;
  readonly children: Slice[];
}

export interface Flow {
  readonly from: Slice;
  readonly to: Slice;
}

export interface Trace {
  readonly processNames: ReadonlyMap<number, string>;
  readonly threadNames: ReadonlyMap<number, string>;
  /** Slices that no other encloses. */
  readonly roots: readonly Slice[];
  readonly flows: readonly Flow[];
  readonly instants: readonly TraceEvent[];
}

export interface TraceEvent {
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur: number;
  readonly name: string;
  readonly cat: string;
  readonly id: number;
  readonly bp?: string;
  readonly s?: string;
  readonly args: Readonly<Record<string, unknown>>;
}

function insist(condition: boolean, message: string, event: unknown): asserts condition {
  if (!condition) throw new Error(`${message}: ${JSON.stringify(event)}`);
}

/** @throws Error that names the first event at fault */
export function readStrictly(json: string): Trace {
  const file = JSON.parse(json) as { traceEvents?: TraceEvent[] };
  insist(Array.isArray(file.traceEvents), 'no traceEvents', Object.keys(file));
  const events = file.traceEvents;
  for (const event of events) insist('MXsfi'.includes(event.ph) && event.ph.length === 1, 'unknown phase', event);
  const names = namesOf(events.filter(({ ph }) => ph === 'M'));
  const timed = events.filter(({ ph }) => ph !== 'M');
  for (const event of timed) checkTimed(event, names);
  const threads = threadsOf(timed.filter(({ ph }) => ph === 'X'));
  const instants = timed.filter(({ ph }) => ph === 'i');
  for (const event of instants) insist('gpt'.includes(event.s ?? 't'), 'unknown scope', event);
  return { ...names, roots: [...threads.values()].flat(), flows: flowsOf(timed, threads), instants };
}

type Names = Pick<Trace, 'processNames' | 'threadNames'>;

function namesOf(metadata: readonly TraceEvent[]): Names {
  const processNames = new Map<number, string>();
  const threadNames = new Map<number, string>();
  for (const event of metadata) {
    if (event.name.endsWith('_sort_index')) continue;
    insist(event.name === 'process_name' || event.name === 'thread_name', 'unknown metadata', event);
    const [map, key] = event.name === 'process_name' ? [processNames, event.pid] : [threadNames, event.tid];
    insist(typeof event.args.name === 'string' && event.args.name !== '', 'an empty name', event);
    insist(!map.has(key), 'a name given twice', event);
    map.set(key, event.args.name);
  }
  return { processNames, threadNames };
}

function checkTimed(event: TraceEvent, { processNames, threadNames }: Names): void {
  insist(
    Number.isInteger(event.pid) && event.pid > 0 && processNames.has(event.pid),
    'a process without a name',
    event,
  );
  insist(Number.isInteger(event.tid) && event.tid > 0 && threadNames.has(event.tid), 'a thread without a name', event);
  insist(event.pid !== event.tid, 'a thread that would be taken for the main one', event);
  insist(typeof event.name === 'string' && event.name !== '', 'an event without a name', event);
  insist(isTime(event.ts), 'a bad time', event);
  if (event.ph === 'X') insist(isTime(event.dur) && event.dur > 0, 'a bad duration', event);
}

/** Neither Perfetto's cut to whole ns nor the addition of doubles may change it. */
function isTime(us: unknown): boolean {
  return typeof us === 'number' && us >= 0 && Number.isInteger(us * 1000) && /^\d+(\.\d{1,3})?$/.test(String(us));
}

const endOf = ({ ts, dur }: Slice): number => ts + dur;

function threadsOf(events: readonly TraceEvent[]): Map<number, Slice[]> {
  const threads = new Map<number, Slice[]>();
  for (const { tid, pid } of events) {
    if (!threads.has(tid)) threads.set(tid, nested(events.filter((event) => event.tid === tid && event.pid === pid)));
  }
  return threads;
}

/** The slices of one thread as trees; siblings in order. */
function nested(events: readonly TraceEvent[]): Slice[] {
  const roots: Slice[] = [];
  const open: Slice[] = [];
  for (const event of events.toSorted((a, b) => a.ts - b.ts || b.dur - a.dur)) {
    const slice: Slice = { ...event, children: [] };
    while (open.length > 0 && endOf(open.at(-1)!) <= slice.ts) open.pop();
    const parent = open.at(-1);
    if (parent) insist(endOf(slice) <= endOf(parent), `a slice that outlasts ${parent.name}`, event);
    (parent?.children ?? roots).push(slice);
    open.push(slice);
  }
  return roots;
}

function flowsOf(events: readonly TraceEvent[], threads: ReadonlyMap<number, Slice[]>): Flow[] {
  const starts = new Map<number, TraceEvent>();
  const flows: Flow[] = [];
  for (const event of events) {
    if (event.ph === 's') {
      insist(!starts.has(event.id), 'a flow that starts twice', event);
      starts.set(event.id, event);
    }
    if (event.ph !== 'f') continue;
    const start = starts.get(event.id);
    insist(start !== undefined, 'a flow that ends but never starts', event);
    insist(start.ts <= event.ts, 'a flow back in time', event);
    insist(start.cat === event.cat && start.name === event.name, 'a flow of two names', event);
    insist(event.bp === 'e', 'a flow that would bind to the next slice', event);
    flows.push({ from: enclosing(start, threads), to: enclosing(event, threads) });
  }
  insist(flows.length === starts.size, 'flows that never end', starts.size - flows.length);
  return flows;
}

/** The innermost slice around a moment of a thread. */
function enclosing(event: TraceEvent, threads: ReadonlyMap<number, Slice[]>): Slice {
  let found: Slice | undefined;
  let slices = threads.get(event.tid) ?? [];
  for (;;) {
    const inner = slices.find((slice) => slice.ts <= event.ts && event.ts < endOf(slice));
    if (!inner) break;
    found = inner;
    slices = inner.children;
  }
  insist(found !== undefined, 'a flow outside every slice', event);
  return found;
}
