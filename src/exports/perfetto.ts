/**
 * Chrome's trace-event JSON, for Perfetto and speedscope: a process per panel, a thread per lane, a slice per message
 * with its steps inside, flows between the messages of a collision, instants for what changed.
 * Spec: "Trace Event Format", https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
 */
import { algorithmById } from '../algorithms/index.ts';
import type { LoggedMessage } from '../log/detail.ts';
import type { PanelRecord, RunRecord } from '../log/record.ts';
import type { Lane } from '../log/viewport.ts';
import { FIELDS } from '../scenario/fields.ts';
import { messageIdOf } from './fields.ts';
import { messagesListed } from './format.ts';
import type { ExportOptions, RecordFormat } from './format.ts';
import { CollisionFlows } from './traceFlows.ts';
import { TraceTrack, flowPoint, partSpans, quantaToUs, usToQuanta } from './traceTrack.ts';
import type { Span } from './traceTrack.ts';

export const PERFETTO: RecordFormat = {
  source: 'record',
  id: 'perfetto',
  label: 'Perfetto trace',
  extension: 'perfetto.json',
  mime: 'application/json',
  write,
  pieces: (run, options) =>
    messagesListed(run, options) + run.panels.reduce((sum, { totals }) => sum + totals.duplicates, 0),
};

/** Process and thread of an event. No thread has its process's number: Perfetto would call it the main thread. */
interface Place {
  readonly pid: number;
  readonly tid: number;
}

function placeOf(panelIndex: number, lane: number): Place {
  const pid = panelIndex + 1;
  return { pid, tid: pid * 1000 + lane };
}

function* write(run: RunRecord, options: ExportOptions): Generator<string, void> {
  const about = { scenario: run.scenario, startedAt: new Date(run.startedAtMs).toISOString() };
  yield `{"displayTimeUnit":"ms","otherData":${JSON.stringify(about)},"traceEvents":[`;
  let separator = '\n';
  for (const events of eventsOf(run, options)) {
    yield separator + events.map((event) => JSON.stringify(event)).join(',\n');
    separator = ',\n';
  }
  yield '\n]}\n';
}

/** Events, those of one message or one flow together. */
function* eventsOf(run: RunRecord, options: ExportOptions): Generator<object[], void> {
  for (const [index, panel] of run.panels.entries()) {
    yield [
      metadata({ pid: index + 1 }, 'process_name', { name: algorithmById(panel.algorithm).name }),
      metadata({ pid: index + 1 }, 'process_sort_index', { sort_index: index }),
    ];
    for (const lane of panel.lanes) yield laneEvents(placeOf(index, lane.lane), lane, run.scenario.processes);
  }
  yield* momentEvents(run);
  let flows = 0;
  for (const [index, panel] of run.panels.entries()) flows = yield* panelEvents(index, panel, options, flows);
}

function metadata(place: Partial<Place>, name: string, args: object): object {
  return { ph: 'M', ...place, name, args };
}

function laneEvents(place: Place, { process, thread, lane }: Lane, processes: number): object[] {
  const name = processes > 1 ? `process ${process}, thread ${thread}` : `thread ${thread}`;
  return [metadata(place, 'thread_name', { name }), metadata(place, 'thread_sort_index', { sort_index: lane })];
}

/** Changed settings and stretches in which the run stood still: marks through all threads. */
function* momentEvents(run: RunRecord): Generator<object[], void> {
  const first = run.panels[0]?.lanes[0];
  if (first === undefined) return;
  const place = placeOf(0, first.lane);
  for (const { atUs, field, from, to } of run.changes) {
    const { name, format } = FIELDS[field];
    yield [instant(place, 'change', `${name}: ${format(from)} → ${format(to)}`, atUs, { field, from, to })];
  }
  for (const { fromUs, toUs } of run.gaps) {
    yield [instant(place, 'gap', 'stood still: the tab was hidden', fromUs, { until_us: toUs })];
  }
}

function instant(place: Place, cat: string, name: string, atUs: number, args: object): object {
  return { ph: 'i', s: 'g', ...place, ts: quantaToUs(usToQuanta(atUs)), cat, name, args };
}

/** @returns the number of flows written so far */
function* panelEvents(
  index: number,
  panel: PanelRecord,
  { everyMessage }: ExportOptions,
  flowsBefore: number,
): Generator<object[], number> {
  const tracks = new Map<number, TraceTrack>();
  const flows = new CollisionFlows();
  for (const message of panel.messages()) {
    if (!everyMessage && message.collision === 0) continue;
    const { lane } = message;
    const track = tracks.get(lane) ?? new TraceTrack();
    tracks.set(lane, track);
    const parts = partsOf(message);
    const span = track.place(message.startUs, message.endUs, parts.length);
    if (message.collision > 0) flows.add(message.collision, flowPoint(span), lane);
    yield messageEvents(placeOf(index, lane), panel, message, span, parts);
  }
  let id = flowsBefore;
  for (const [from, to] of flows.pairs()) {
    id++;
    const flow = { cat: 'collision', name: 'same Message-ID', id };
    yield [
      { ph: 's', ...placeOf(index, from.lane), ts: quantaToUs(from.at), ...flow },
      { ph: 'f', bp: 'e', ...placeOf(index, to.lane), ts: quantaToUs(to.at), ...flow },
    ];
  }
  return id;
}

interface Part {
  readonly name: string;
  readonly startUs: number;
  readonly args: object;
}

/** The recorded steps; a wait for the monitor is a part of its own, before the lock. */
function partsOf({ steps }: LoggedMessage): Part[] {
  return steps.flatMap(({ step, atUs, value, waitedUs }) => {
    const part = { name: stepName(step), startUs: atUs, args: value === null ? {} : { value } };
    return waitedUs > 0 ? [{ name: 'wait for lock', startUs: atUs - waitedUs, args: {} }, part] : [part];
  });
}

function stepName(step: string): string {
  return step.replaceAll('-', ' ');
}

function messageEvents(
  place: Place,
  panel: PanelRecord,
  message: LoggedMessage,
  span: Span,
  parts: readonly Part[],
): object[] {
  const { collision, thread, process, hash, counter } = message;
  const colliding = collision > 0;
  const args = {
    message: message.message,
    messageId: messageIdOf(panel.algorithm, message),
    thread,
    process,
    hash,
    ...(counter === null ? {} : { counter }),
    ...(colliding ? { collision, cause: panel.causeOf(collision) } : {}),
  };
  const spans = partSpans(
    span,
    parts.map(({ startUs }) => startUs),
  );
  return [
    slice(place, span, 'message', colliding ? 'colliding message' : 'message', args),
    ...parts.map((part, i) => slice(place, spans[i]!, 'step', part.name, part.args)),
  ];
}

function slice(place: Place, { from, to }: Span, cat: string, name: string, args: object): object {
  return { ph: 'X', ...place, ts: quantaToUs(from), dur: quantaToUs(to - from), cat, name, args };
}
