/** Adds up the orders of moves: per layer, and those that come to an end. */
import { addCount, limbsFor, readCount } from './exactCounts.ts';
import type { LayerCount } from './exploration.ts';
import type { Layer } from './layer.ts';
import type { Program } from './program.ts';

/** Sums of the present layer, and of all layers. */
const ORDERS = 0;
const COLLIDED = 1;
const SCHEDULES = 2;
const COLLIDING = 3;
const STUCK = 4;
const SUMS = 5;

export class Totals {
  /** Words that every count of this program needs (exactCounts.ts). */
  readonly limbs: number;
  readonly #sums: Uint32Array;
  readonly #layers: LayerCount[] = [];
  #collidedStates = 0;

  constructor(program: Program) {
    this.limbs = limbsFor(mostOrders(program));
    this.#sums = new Uint32Array(SUMS * this.limbs);
  }

  /** Adds the ways to a state of the present layer; `end`: that no move leads on from it, and why. */
  count(layer: Layer, state: number, collided: boolean, end: 'finished' | 'stuck' | null): void {
    this.#add(ORDERS, layer, state);
    if (collided) {
      this.#collidedStates++;
      this.#add(COLLIDED, layer, state);
    }
    if (end === 'stuck') this.#add(STUCK, layer, state);
    if (end !== 'finished') return;
    this.#add(SCHEDULES, layer, state);
    if (collided) this.#add(COLLIDING, layer, state);
  }

  /** The present layer has been counted, all its states. */
  endLayer(states: number): void {
    const { limbs } = this;
    this.#layers.push({
      states,
      collidedStates: this.#collidedStates,
      orders: this.#read(ORDERS),
      collidedOrders: this.#read(COLLIDED),
    });
    this.#collidedStates = 0;
    this.#sums.fill(0, ORDERS * limbs, (COLLIDED + 1) * limbs);
  }

  /** The layers that are complete. */
  get layers(): readonly LayerCount[] {
    return this.#layers;
  }

  get schedules(): bigint {
    return this.#read(SCHEDULES);
  }

  get colliding(): bigint {
    return this.#read(COLLIDING);
  }

  get stuck(): bigint {
    return this.#read(STUCK);
  }

  #add(sum: number, layer: Layer, state: number): void {
    addCount(this.#sums, sum * this.limbs, layer.ways, state * this.limbs, this.limbs);
  }

  #read(sum: number): bigint {
    return readCount(this.#sums, sum * this.limbs, this.limbs);
  }
}

/** No count can exceed the orders of all steps and ticks, had threads never to wait, times the numbers of ticks. */
function mostOrders({ lists, per, ticks }: Program): bigint {
  const steps = lists.map((list) => list.length * per);
  const all = steps.reduce((sum, count) => sum + count, ticks);
  return steps.reduce((orders, count) => orders / factorial(count), factorial(all)) * BigInt(ticks + 1);
}

function factorial(n: number): bigint {
  let product = 1n;
  for (let i = 2n; i <= BigInt(n); i++) product *= i;
  return product;
}
