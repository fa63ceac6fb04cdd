/** The registry: to add a format is to add a file and a line here. In the menu's order. */
import { CSV } from './csv.ts';
import type { ExportFormat } from './format.ts';
import { COLLISIONS_JSON } from './json.ts';
import { MBOX } from './mbox.ts';
import { PCAPNG } from './pcapng.ts';
import { PERFETTO } from './perfetto.ts';
import { PNG } from './png.ts';
import { SVG } from './svg.ts';

export const EXPORT_FORMATS: readonly ExportFormat[] = [CSV, COLLISIONS_JSON, SVG, PNG, PERFETTO, PCAPNG, MBOX];
