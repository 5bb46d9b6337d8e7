import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { errorMessage } from '../../engine/error-message';
import { asText, isObject } from '../../engine/json';
import type { CustomerScript } from './customer-script';
import { validateScript } from './validate-script';

const fileName = 'customer.json';

/**
 * Reads the scripts of a folder: its file `customer.json`, or that of each folder in it. A script has the name of its folder. A step
 * `post` can name a file beside it: `bodyFile`, or `file` in place of `name` and `content` in `files`.
 *
 * @throws {Error} which names the file, the step and the field that is wrong.
 */
export function loadScripts(folder: string): readonly CustomerScript[] {
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder} with scripts`);
  if (existsSync(join(folder, fileName))) return [loadScript(folder)];
  const folders = readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => existsSync(join(path, fileName)));
  if (folders.length === 0) throw new Error(`There is no ${fileName} in ${folder}, and none in its folders`);
  return folders.map(loadScript);
}

/** Reads the script of one folder. */
export function loadScript(folder: string): CustomerScript {
  const path = join(folder, fileName);
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!isObject(value)) throw new Error('It must be a JSON object');
    const { $schema: _, ...script } = value;
    const steps = Array.isArray(script['steps'])
      ? script['steps'].map((step: unknown) => withFiles(folder, step))
      : script['steps'];
    return validateScript({ name: basename(folder), ...script, steps });
  } catch (error) {
    throw new Error(`${path}: ${errorMessage(error)}`, { cause: error });
  }
}

/** Puts the files that a step names into the step. */
function withFiles(folder: string, step: unknown): unknown {
  if (!isObject(step)) return step;
  const { bodyFile, files, ...rest } = step;
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return {
    ...rest,
    ...(typeof bodyFile === 'string' ? { body: JSON.parse(read(bodyFile)) as unknown } : {}),
    ...(isObject(files)
      ? {
          files: Object.fromEntries(
            Object.entries(files).map(([field, file]) => {
              const name = isObject(file) ? asText(file['file']) : undefined;
              return [field, name === undefined ? file : { name, content: read(name) }];
            }),
          ),
        }
      : {}),
  };
}
