/** Growable columns of coordinates: marks of one colour are gathered here, and drawn in one call. */

/** Most batches hold a few items, and many are made anew for each frame. */
const FIRST_ITEMS = 8;

/** `size` numbers an item, in one flat array that is kept from frame to frame. */
class Batch {
  /** The first count × size numbers are in use. */
  data: Float64Array;
  count = 0;
  readonly size: number;

  constructor(size: number) {
    this.size = size;
    this.data = new Float64Array(size * FIRST_ITEMS);
  }

  clear(): void {
    this.count = 0;
  }

  protected put(a: number, b: number, c: number, d: number): void {
    const at = this.count * this.size;
    if (at + this.size > this.data.length) this.grow();
    this.data[at] = a;
    this.data[at + 1] = b;
    this.data[at + 2] = c;
    if (this.size > 3) this.data[at + 3] = d;
    this.count += 1;
  }

  private grow(): void {
    const wider = new Float64Array(this.data.length * 2);
    wider.set(this.data);
    this.data = wider;
  }
}

/** Rectangles: x, y, width, height. */
export class Boxes extends Batch {
  constructor() {
    super(4);
  }
  push(x: number, y: number, width: number, height: number): this {
    this.put(x, y, width, height);
    return this;
  }
}

/** Line segments: x1, y1, x2, y2. */
export class Segments extends Batch {
  constructor() {
    super(4);
  }
  push(x1: number, y1: number, x2: number, y2: number): this {
    this.put(x1, y1, x2, y2);
    return this;
  }
}

/** Circles: centre x, centre y, radius. */
export class Circles extends Batch {
  constructor() {
    super(3);
  }
  push(x: number, y: number, radius: number): this {
    this.put(x, y, radius, 0);
    return this;
  }
}

/** One batch of rectangles a colour. */
export class BoxesByColour {
  private readonly batches = new Map<string, Boxes>();

  of(colour: string): Boxes {
    let boxes = this.batches.get(colour);
    if (!boxes) this.batches.set(colour, (boxes = new Boxes()));
    return boxes;
  }

  clear(): void {
    for (const boxes of this.batches.values()) boxes.clear();
  }

  *[Symbol.iterator](): Iterator<readonly [string, Boxes]> {
    for (const entry of this.batches) if (entry[1].count > 0) yield entry;
  }
}
