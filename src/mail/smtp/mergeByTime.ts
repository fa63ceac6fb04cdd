/** Many lanes, each in order of time, as one. */

interface Timed {
  readonly atUs: number;
}

interface Head<T> {
  readonly source: number;
  readonly iterator: Iterator<T>;
  item: T;
}

/** All items in order of their moments; of equal moments, in the order of the sources. Reads no further than it must. */
export function* mergeByTime<T extends Timed>(sources: Iterable<Iterable<T>>): Generator<T, void> {
  const heap = new Heads<T>();
  let source = 0;
  for (const items of sources) {
    const iterator = items[Symbol.iterator]();
    const first = iterator.next();
    if (!first.done) heap.add({ source: source++, iterator, item: first.value });
  }
  for (let head = heap.first; head; head = heap.first) {
    yield head.item;
    const next = head.iterator.next();
    if (next.done) heap.dropFirst();
    else {
      head.item = next.value;
      heap.sinkFirst();
    }
  }
}

/** A binary heap of the sources' next items. */
class Heads<T extends Timed> {
  readonly #heads: Head<T>[] = [];

  get first(): Head<T> | undefined {
    return this.#heads[0];
  }

  add(head: Head<T>): void {
    const heads = this.#heads;
    let at = heads.push(head) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(head, heads[parent]!)) break;
      heads[at] = heads[parent]!;
      at = parent;
    }
    heads[at] = head;
  }

  dropFirst(): void {
    const last = this.#heads.pop()!;
    if (this.#heads.length === 0) return;
    this.#heads[0] = last;
    this.sinkFirst();
  }

  /** Puts the first in its place after its item has changed. */
  sinkFirst(): void {
    const heads = this.#heads;
    const head = heads[0]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heads.length) break;
      if (child + 1 < heads.length && before(heads[child + 1]!, heads[child]!)) child++;
      if (!before(heads[child]!, head)) break;
      heads[at] = heads[child]!;
      at = child;
    }
    heads[at] = head;
  }
}

function before<T extends Timed>(a: Head<T>, b: Head<T>): boolean {
  return a.item.atUs < b.item.atUs || (a.item.atUs === b.item.atUs && a.source < b.source);
}
