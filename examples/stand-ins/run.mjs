import { startStandIn } from './start.mjs';

/** Runs stand-ins for a test: prints one line of JSON for each, and ends when the input is closed. */
const standIns = await Promise.all(process.argv.slice(2).map(startStandIn));
for (const { name, url, credentials, addresses } of standIns)
  console.log(JSON.stringify({ name, url, credentials, addresses }));
process.stdin.resume().once('end', () => process.exit());
