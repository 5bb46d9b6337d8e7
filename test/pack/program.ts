import { execFile } from 'node:child_process';

/** How a program ended, and what it said. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** The environment of a person's shell: nothing of Jest's or of this workspace's reaches the programs under test. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(NODE_OPTIONS|NODE_PATH|NODE_ENV|JEST_.*|npm_.*)$/.test(name),
  );
  return Object.fromEntries(inherited);
}

/** Runs a program to its end; a program that fails answers too, and says why. */
export function runProgram(
  command: string,
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      command,
      [...args],
      { cwd, env: { ...plainEnvironment(), ...env }, maxBuffer: 32 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
        resolve({ code, output: code === 0 ? stdout : `${stdout}\n${stderr}` });
      },
    );
  });
}

/** Runs a program that must succeed and answers what it printed. */
export async function outputOf(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<string> {
  const { code, output } = await runProgram(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output}`);
  return output;
}

/** The JSON that a script of Node's prints. */
export async function resultOf(script: string, cwd: string, ...args: readonly string[]): Promise<unknown> {
  return JSON.parse(await outputOf(process.execPath, [script, ...args], { cwd }));
}
