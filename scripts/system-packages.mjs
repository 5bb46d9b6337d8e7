import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { run } from './setup.mjs';

const CHROMIUM_COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const CHROMIUM_APPS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const XCODE = 'xcode-select --install';

/**
 * The programs that tests start and npm cannot install, and the Homebrew command for each. The Debian packages have
 * the same names.
 */
const PROGRAMS = {
  'redis-server': { isInstalled: () => isOnPath('redis-server'), brew: 'brew install redis' },
  chromium: { isInstalled: () => findChromium() !== undefined, brew: 'brew install --cask chromium' },
  python3: { isInstalled: () => isOnPath('python3'), brew: XCODE },
  make: { isInstalled: () => isOnPath('make'), brew: XCODE },
  'g++': { isInstalled: () => isOnPath('g++'), brew: XCODE },
};

/** Redis for the Nest module's queues and event stores. */
export const REDIS = ['redis-server'];
/** A browser for the sandbox's page. */
export const BROWSER = ['chromium'];
/** A compiler for n8n's SQLite, needed when no prebuilt binary can be downloaded. */
export const COMPILER = ['python3', 'make', 'g++'];

/** The installed Chromium or Chrome: CHROMIUM_PATH, or the first one found. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : undefined;
  return CHROMIUM_COMMANDS.map(onPath).find(Boolean) ?? CHROMIUM_APPS.find(existsSync);
}

/**
 * Installs missing programs: with apt-get as root, or with Homebrew. Otherwise throws an error with the commands to run.
 */
export function installPrograms(names) {
  const missing = missingOf(names);
  if (missing.length === 0) return;
  console.log(`The tests need ${missing.join(', ')}.`);
  if (isOnPath('apt-get') && process.getuid?.() === 0) runAll(aptCommands(missing));
  else if (isOnPath('brew')) runAll(brewCommands(missing));

  const left = missingOf(names);
  if (left.length === 0) return;
  const commands =
    process.platform === 'darwin'
      ? brewCommands(left)
      : aptCommands(left).map((command) => `sudo ${command}`);
  throw new Error(
    `Not installed: ${left.join(', ')}. Run this, or what does the same on your system, and try again:\n\n` +
      commands.map((command) => `  ${command}\n`).join('') +
      (left.includes('chromium') ? '\nA Chromium or Chrome elsewhere: set CHROMIUM_PATH.\n' : ''),
  );
}

const missingOf = (names) => names.filter((name) => !PROGRAMS[name].isInstalled());

const aptCommands = (names) => [
  'apt-get update',
  `apt-get install -y --no-install-recommends ${names.join(' ')}`,
];

const brewCommands = (names) => [...new Set(names.map((name) => PROGRAMS[name].brew))];

/** Ignores failing commands. Afterwards it is checked whether the programs are installed. */
function runAll(commands) {
  for (const command of commands) {
    console.log(`$ ${command}`);
    const [program, ...args] = command.split(' ');
    run(program, args, { env: { DEBIAN_FRONTEND: 'noninteractive' } });
  }
}

function onPath(command) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, command)).find(existsSync);
}

function isOnPath(command) {
  return onPath(command) !== undefined;
}
