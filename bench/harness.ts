/**
 * Runs one page bench (`harness.html?name=frame` runs frame.page.ts) in an isolated page.
 * A bench is a module whose default export takes `report` and calls it once for each figure.
 */
export type Report = (line: string) => void;
export type Bench = (report: Report) => Promise<void> | void;

const benches = import.meta.glob<{ default: Bench }>('./*.page.ts');
const name = new URLSearchParams(location.search).get('name') ?? '';
const report: Report = (line) => console.log(`bench: ${line}`);

try {
  const load = benches[`./${name}.page.ts`];
  if (!load) throw new Error(`There is no page bench "${name}".`);
  await (await load()).default(report);
  console.log('bench-end');
} catch (error) {
  console.log(`bench-failed ${String(error)}`);
}
