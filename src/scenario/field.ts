/** What is known of one field of a Scenario: the form of the table in fields.ts. */
interface Common<V> {
  /** Its name in a link. */
  readonly parameter: string;
  /** Accessible name of its control (CONTRACT.md). */
  readonly name: string;
  /** One line on why it matters. */
  readonly why: string;
  readonly default: V;
  /** As shown: "10 ms", "full speed", "200,000". */
  readonly format: (value: V) => string;
  /** For aria-valuetext: "10 milliseconds". */
  readonly speak: (value: V) => string;
}

/** A number with a fixed list of values, which a slider steps through. */
export interface StopsField extends Common<number> {
  readonly kind: 'stops';
  /** A link writes µs and ms with their unit, the others bare. */
  readonly unit: 'µs' | 'ms' | 'steps' | 'messages';
  /** In the slider's order, left to right. */
  readonly stops: readonly number[];
}

/** Any whole number from min to max. */
export interface IntegerField extends Common<number> {
  readonly kind: 'integer';
  readonly min: number;
  readonly max: number;
}

/** One of a few words. */
export interface ChoiceField<V extends string> extends Common<V> {
  readonly kind: 'choice';
  readonly values: readonly V[];
}
