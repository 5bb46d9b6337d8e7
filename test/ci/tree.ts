import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const workshop = resolve(__dirname, '../../.ci');

/** What a check of `.ci` says of a tree of files made for it, one line a finding; nothing when all is in order. */
export function findingsOf(check: 'check-arrows', files: Readonly<Record<string, string>>): string[] {
  const root = mkdtempSync(join(tmpdir(), '8x8-tree-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    execFileSync(process.execPath, [join(workshop, `${check}.mjs`), root], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return [];
  } catch (error) {
    const { status, stderr } = error as { readonly status?: number; readonly stderr?: string };
    if (status !== 1 || !stderr) throw error;
    return stderr.trim().split('\n');
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
