/** The registry: to add an import format is to add a file and a line here. */
import type { LogFormat } from '../format.ts';

export const LOG_FORMATS: readonly LogFormat[] = [];
