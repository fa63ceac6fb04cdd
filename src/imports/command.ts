/** What `npm run logs` (scripts/logs.mjs) bundles for Node: the same importers and the same report as the page's. */
export { Findings } from './findings.ts';
export { ImportedLog } from './importedLog.ts';
export { readSource } from './readSource.ts';
export { textReport } from './report.ts';
export { jsonReport } from './reportJson.ts';
