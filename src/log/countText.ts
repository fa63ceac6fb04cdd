/** How counts are written, on the page, in reports and in pictures. */

const GROUPED = new Intl.NumberFormat('en-US');

/** "200,000"; of a fraction at most three digits. */
export function grouped(count: number | bigint): string {
  return GROUPED.format(count);
}

/** "1 run", "2,000 runs" */
export function counted(count: number | bigint, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${Number(count) === 1 ? one : many}`;
}
