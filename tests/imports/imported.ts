/** Reads texts as if they were files that were dropped on the page. */
import { readFileSync } from 'node:fs';
import { FileReading } from '../../src/imports/reading/fileReading.ts';
import { Findings } from '../../src/imports/findings/findings.ts';
import { ImportedLog } from '../../src/imports/findings/importedLog.ts';
import { LogCollector } from '../../src/imports/reading/logCollector.ts';
import { handTo, MailTable } from '../../src/imports/table/mailTable.ts';

const FIXTURES = new URL('../fixtures/', import.meta.url);
export const WRITTEN_MS = Date.UTC(2026, 10, 25);

export function fixture(path: string): string {
  return readFileSync(new URL(path, FIXTURES), 'utf8');
}

/** @param files name → text, or bytes */
export function imported(files: Readonly<Record<string, string | Uint8Array>>, chunkBytes = 1 << 16): Findings {
  const table = new MailTable();
  const collector = new LogCollector(handTo(table));
  for (const [name, content] of Object.entries(files)) {
    const reading = new FileReading(collector, { name, lastModifiedMs: WRITTEN_MS });
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    for (let at = 0; at < bytes.length; at += chunkBytes) reading.push(bytes.slice(at, at + chunkBytes));
    reading.end();
  }
  return new Findings(new ImportedLog(table, collector.finish()));
}

/** The Message-IDs of the collisions, in their order. */
export function collidingIds(findings: Findings): string[] {
  return [...findings.collisions()].map(({ messageId }) => messageId);
}

export function reasons(findings: Findings): string[] {
  return findings.log.skipped.map(({ line, reason }) => `${line}: ${reason}`);
}
