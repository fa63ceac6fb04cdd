/** `npm start`: builds the page, serves it with the isolation headers, and prints its address. */
import { build, preview } from 'vite';

await build({ logLevel: 'warn' });
const server = await preview({ logLevel: 'warn' });
console.log(`\nTwo letters, one postmark: ${server.resolvedUrls?.local[0] ?? 'no address'}\n(Ctrl+C ends it)`);
