import { spawn } from 'node:child_process';

/**
 * n8n stores its data with sqlite3, which downloads a prebuilt binary from its own server. If that server is not
 * reachable, sqlite3 is compiled, which needs build tools.
 */
const TOOLS = ['python3', 'make', 'g++'];
const LIST = new Intl.ListFormat('en');

/** The build tools that are not installed. Called when the installation of n8n failed, to say what to install. */
export async function missingBuildTools() {
  const found = await Promise.all(TOOLS.map(runs));
  return TOOLS.filter((_, index) => !found[index]);
}

/** @param {string[]} missing */
export function toolsAdvice(missing) {
  const how = process.platform === 'darwin' ? 'xcode-select --install' : 'apt-get install python3 make g++';
  return (
    `sqlite3, in which n8n keeps its data, could not be fetched ready-made for this machine and has to be compiled, ` +
    `but ${LIST.format(missing)} cannot be run here. Install what is missing (${how}) and run this again.`
  );
}

/** @param {string} command */
function runs(command) {
  return new Promise((resolve) => {
    const child = spawn(command, ['--version'], { stdio: 'ignore' });
    child.once('error', () => resolve(false)).once('close', (code) => resolve(code === 0));
  });
}
