/**
 * Where this page's source code lies: said at build time (`VITE_SOURCE_CODE`), or read off the address of a GitHub
 * Pages site, `owner.github.io/repository/`. null: not known, as on localhost, where the reader has it already.
 */
export function sourceCodeHref(
  { hostname, pathname }: Pick<Location, 'hostname' | 'pathname'>,
  said?: string,
): string | null {
  if (said) return said;
  const owner = /^([\w-]+)\.github\.io$/.exec(hostname)?.[1];
  const repository = pathname.split('/')[1];
  return owner && repository ? `https://github.com/${owner}/${repository}` : null;
}
