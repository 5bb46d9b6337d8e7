import { execFile } from 'node:child_process';

/** The exit code and output of a program. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** A plain shell environment, without variables of Jest or this workspace. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(NODE_OPTIONS|NODE_PATH|NODE_ENV|JEST_.*|npm_.*)$/.test(name),
  );
  return Object.fromEntries(inherited);
}

/** Runs a program and returns its result, also when it fails. */
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

/** Runs a program that must succeed and returns its output. */
export async function outputOf(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<string> {
  const { code, output } = await runProgram(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output}`);
  return output;
}

/** Runs a Node script and parses its JSON output. */
export async function resultOf(script: string, cwd: string, ...args: readonly string[]): Promise<unknown> {
  return JSON.parse(await outputOf(process.execPath, [script, ...args], { cwd }));
}
