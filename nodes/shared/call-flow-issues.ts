import type { Issue } from '../../core/src/schema';
import { titleOf } from './titles';

/** What is wrong with a call flow, each with the position of the action and the name of the field. */
export function callFlowIssues(issues: readonly Issue[]): string {
  return issues.map(callFlowIssue).join(' ');
}

/** `callflow[1].params.voiceProfile` is "Action 2, Voice Profile". */
function callFlowIssue({ path, message, advice }: Issue): string {
  const [, index, field = ''] = /^callflow\[(\d+)\]\.?(.*)$/.exec(path) ?? [];
  const name = titleOf(field.replace(/^params\.?/, '').replaceAll('.', '_'));
  const what =
    index === undefined ? 'Call flow' : `Action ${Number(index) + 1}${name === '' ? '' : `, ${name}`}`;
  return `${what} ${message}. ${advice}`.trim();
}
