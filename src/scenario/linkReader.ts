import type { ChoiceField } from './field.ts';
import { allowedNumbers, readNumber, writeNumber, type NumberField } from './linkValues.ts';
import { duplicated, refused, type Problem } from './problem.ts';

/** Takes single parameters out of a link. What cannot be used becomes a problem, and the fallback takes its place. */
export class LinkReader {
  readonly problems: Problem[] = [];

  constructor(private readonly params: URLSearchParams) {}

  number(field: NumberField, fallback: number): number {
    const used = writeNumber(field, fallback);
    const text = this.text(field.parameter, used);
    if (text === null) return fallback;
    const value = readNumber(field, text);
    if (value === null) this.problems.push(refused(field.parameter, text, allowedNumbers(field), used));
    return value ?? fallback;
  }

  choice<V extends string>(field: ChoiceField<V>, fallback: V): V {
    return this.word(field.parameter, field.values, fallback) ?? fallback;
  }

  /** One of `values`; null if the parameter is absent or refused. */
  word<V extends string>(parameter: string, values: readonly V[], used = ''): V | null {
    const text = this.text(parameter, used);
    if (text === null) return null;
    const value = values.find((candidate) => candidate === text);
    if (value === undefined)
      this.problems.push({ ...refused(parameter, text, values.join(', '), used), unknown: true });
    return value ?? null;
  }

  /** The parameter's text; null if it is absent or, a problem, given more than once. */
  private text(parameter: string, used: string): string | null {
    const values = this.params.getAll(parameter);
    if (values.length > 1) this.problems.push(duplicated(parameter, values, used));
    return values.length === 1 ? values[0]! : null;
  }
}
