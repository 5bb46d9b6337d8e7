import { startStandIns } from './start.mjs';

/** Runs stand-ins for a test: prints a line of JSON about them, and ends when the input is closed. */
const { list, env, close } = await startStandIns(process.argv.slice(2));
const standIns = list.map(({ name, url, credentials, addresses }) => ({ name, url, credentials, addresses }));
console.log(JSON.stringify({ standIns, env }));
process.stdin.resume().once('end', async () => {
  await close();
  process.exit();
});
