/** Numbers the Message-IDs that the step machine meets, so that equal ones have equal numbers. */
import { formatFields } from '../../algorithms/format.ts';
import type { CounterForm, MessageIdFields } from '../../algorithms/step.ts';
import { identityHash, type HashBits } from '../../jvm/identityHash.ts';
import { VIRTUAL_START_MS } from '../simulated/virtualClock.ts';

const REGISTER_VALUES = 2 ** 32;

export class MessageIds {
  /** By number, from 1. */
  readonly #fields: MessageIdFields[] = [];
  readonly #byText = new Map<string, number>();
  /** By draw, and below it by counter and ticks: what is met again need not be written as text. */
  readonly #byRegisters = new Map<number, Map<number, number>>();

  constructor(
    readonly counterForm: CounterForm,
    readonly hashBits: HashBits,
  ) {}

  /** The number, from 1, of the Message-ID that these registers make. Two are equal if their texts are. */
  numberOf(draw: number, counter: number, ticks: number): number {
    const rest = ticks * REGISTER_VALUES + counter;
    const known = this.#byRegisters.get(draw)?.get(rest);
    if (known !== undefined) return known;
    const number = this.#byTextOf(this.#read(draw, counter, ticks));
    const below = this.#byRegisters.get(draw) ?? new Map<number, number>();
    this.#byRegisters.set(draw, below.set(rest, number));
    return number;
  }

  /** The fields of a Message-ID, by its number. */
  fields(number: number): MessageIdFields {
    return this.#fields[number - 1]!;
  }

  #read(draw: number, counter: number, ticks: number): MessageIdFields {
    return {
      hash: identityHash(draw, this.hashBits),
      counter: this.counterForm === 'none' ? null : counter,
      clock: VIRTUAL_START_MS + ticks,
    };
  }

  #byTextOf(fields: MessageIdFields): number {
    const text = formatFields(this.counterForm, fields);
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    const number = this.#fields.push(fields);
    this.#byText.set(text, number);
    return number;
  }
}
