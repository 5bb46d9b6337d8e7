import type { Template } from '../../../chat-apps/templates/template';

export const statusTones: Readonly<Record<Template['status'], 'good' | 'bad' | 'wait' | 'plain'>> = {
  APPROVED: 'good',
  REJECTED: 'bad',
  PENDING: 'wait',
  FLAGGED: 'wait',
  PAUSED: 'wait',
  DISABLED: 'bad',
  PENDING_DELETION: 'plain',
};

/** `PENDING_DELETION` → `pending deletion`. */
export function statusTitle(status: Template['status']): string {
  return status.toLowerCase().replaceAll('_', ' ');
}
