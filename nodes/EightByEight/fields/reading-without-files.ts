import type { Issue } from '../../../core/src/schema';
import type { Reading } from './field';

/** Reads values where no file of the item can go along; what is wrong with them is added to `issues`. */
export function readingWithoutFiles(timezone: string, issues: Issue[]): Reading {
  const report: Reading['report'] = (path, message, advice) =>
    void issues.push({ path, rule: 'json', message, advice });
  return {
    timezone,
    fileIn: () => undefined,
    upload(file) {
      report(file.name, 'cannot be uploaded here', 'Give a web address where 8x8 finds the file.');
      return '';
    },
    report,
  };
}
