/**
 * Times of a trace. Perfetto and speedscope compute a slice's end as ts + dur in floating point, and Perfetto cuts to
 * whole ns; a slice that ends after its parent or its neighbour begins, be it by a rounding, is dropped. So all times
 * here are whole eighths of a µs: those add exactly, are whole ns, and need only three decimals.
 */
const QUANTA_PER_US = 8;

/** The time as it stands in the file, µs. */
export function quantaToUs(quanta: number): number {
  return quanta / QUANTA_PER_US;
}

export function usToQuanta(us: number): number {
  return Math.round(us * QUANTA_PER_US);
}

/** A slice in quanta: [from, to). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * One thread's messages, laid one after the other. Where the browser's clock gave several the same moment (it ticks
 * every 5 µs or more), each begins when the one before has ended and lasts at least as many quanta as it has parts, and
 * one more: so much less than the clock's step that no order between threads is made up.
 */
export class TraceTrack {
  #free = 0;

  place(startUs: number, endUs: number, parts: number): Span {
    const from = Math.max(usToQuanta(startUs), this.#free);
    const to = Math.max(usToQuanta(endUs), from + parts + 1);
    this.#free = to;
    return { from, to };
  }
}

/**
 * The parts of a message, each reaching to the next, the last to one quantum before the end: there a flow is bound,
 * so that it belongs to the message and not to its last step.
 * @param startsUs in order; what lies outside the message or its order is moved as little as that needs
 */
export function partSpans(message: Span, startsUs: readonly number[]): Span[] {
  const end = flowPoint(message);
  const starts: number[] = [];
  for (const [index, startUs] of startsUs.entries()) {
    const earliest = index === 0 ? message.from : starts[index - 1]! + 1;
    const latest = end - (startsUs.length - index);
    starts.push(Math.min(Math.max(usToQuanta(startUs), earliest), latest));
  }
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? end }));
}

/** Where in a message a flow begins or ends. */
export function flowPoint({ to }: Span): number {
  return to - 1;
}
