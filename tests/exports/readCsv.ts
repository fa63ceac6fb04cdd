/** A strict reader of RFC 4180: CRLF only, quotes only around a whole cell, every record as wide as the header. */
export function readCsv(file: string): Record<string, string>[] {
  const [header, ...records] = recordsOf(file);
  if (!header) throw new Error('no header line');
  return records.map((cells) => {
    if (cells.length !== header.length) throw new Error(`${cells.length} cells where the header has ${header.length}`);
    return Object.fromEntries(header.map((name, index) => [name, cells[index]!]));
  });
}

const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;

function recordsOf(file: string): string[][] {
  const records: string[][] = [];
  let cells: string[] = [];
  CELL.lastIndex = 0;
  while (CELL.lastIndex < file.length) {
    const at = CELL.lastIndex;
    const match = CELL.exec(file);
    if (!match) throw new Error(`not a cell: ${JSON.stringify(file.slice(at, at + 40))}`);
    const [, quoted, bare, end] = match;
    cells.push(quoted === undefined ? bare! : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    records.push(cells);
    cells = [];
  }
  return records;
}
