/** A pair of lists that two JVM processes made at the same time (their README is tests/fixtures/jakarta-mail-1.6.5). */
const EXAMPLES = {
  'process-a.txt': new URL('./example/process-a.txt', import.meta.url),
  'process-b.txt': new URL('./example/process-b.txt', import.meta.url),
};

export async function exampleLogs(): Promise<File[]> {
  return Promise.all(
    Object.entries(EXAMPLES).map(async ([name, url]) => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`the example could not be loaded (${response.status})`);
      return new File([await response.blob()], name, { lastModified: 0 });
    }),
  );
}
