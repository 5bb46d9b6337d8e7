import type { Template } from '../../../chat-apps/templates/template';
import { formatDuration, useNow } from '../../state/now';

/** When a pending template is reviewed. */
export function ReviewTime({ template: { reviewAt } }: { readonly template: Template }) {
  const now = useNow();
  if (reviewAt === undefined) return <>waits for a decision: approve or reject it here</>;
  const left = Date.parse(reviewAt) - now;
  return <>{left > 0 ? `will be reviewed in ${formatDuration(left)}` : 'is being reviewed'}</>;
}
