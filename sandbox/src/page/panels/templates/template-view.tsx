import type { Template } from '../../../chat-apps/templates/template';
import { ask } from '../../dialogs/dialog';
import { act, control } from '../../state/control-client';
import { Badge, CopyButton, Facts } from '../parts/facts';
import { Problem } from '../parts/list';
import { PlaceLink, Toolbar } from '../parts/toolbar';
import { ReviewTime } from './review-time';
import { TemplatePreview } from './template-preview';
import { statusTitle, statusTones } from './template-text';

/** One template, its preview, and the decisions of WhatsApp that a tester can take. */
export function TemplateView({
  template,
  isLoaded,
}: {
  readonly template: Template | undefined;
  readonly isLoaded: boolean;
}) {
  return (
    <>
      <Toolbar>
        <PlaceLink class="back" details={{}}>
          ‹ Templates
        </PlaceLink>
        {template && <Decisions template={template} />}
      </Toolbar>
      {template && <Contents template={template} />}
      {isLoaded && !template && <Problem text="This template does not exist any more." />}
    </>
  );
}

function Contents({ template }: { readonly template: Template }) {
  const { templateId, name, language, category, status, reason, createdAt, updatedAt } = template;
  return (
    <>
      <h2 class="title-row">
        {name} <Badge tone={statusTones[status]}>{statusTitle(status)}</Badge>
      </h2>
      {status === 'PENDING' && (
        <p class="hint">
          It <ReviewTime template={template} />.
        </p>
      )}
      <TemplatePreview template={template} />
      <Facts
        facts={[
          reason !== undefined && ['Reason', reason],
          [
            'Name',
            <>
              <code>{name}</code> <CopyButton text={name} label="Copy the name" />
            </>,
          ],
          ['Language', language],
          ['Category', category.toLowerCase()],
          ['ID', <code>{templateId}</code>],
          createdAt !== undefined && ['Created', new Date(createdAt).toLocaleString()],
          updatedAt !== undefined && ['Changed', new Date(updatedAt).toLocaleString()],
        ]}
      />
    </>
  );
}

function Decisions({ template: { templateId, status } }: { readonly template: Template }) {
  const change = (to: Template['status']): void =>
    void act('POST', '/templates/status', { templateId, status: to });
  return (
    <>
      {status !== 'APPROVED' && (
        <button type="button" onClick={() => change('APPROVED')}>
          Approve
        </button>
      )}
      {status !== 'REJECTED' && (
        <button type="button" onClick={() => void askForReason(templateId, 'REJECTED')}>
          Reject
        </button>
      )}
      {status === 'APPROVED' && (
        <button type="button" onClick={() => change('PAUSED')}>
          Pause
        </button>
      )}
      {status !== 'DISABLED' && (
        <button type="button" class="danger" onClick={() => void askForReason(templateId, 'DISABLED')}>
          Disable
        </button>
      )}
    </>
  );
}

/** Reasons in WhatsApp's words. */
const reasons = {
  REJECTED: [
    'INVALID_FORMAT',
    'INCORRECT_CATEGORY',
    'TAG_CONTENT_MISMATCH',
    'ABUSIVE_CONTENT',
    'SCAM',
    'PROMOTIONAL',
  ],
  DISABLED: ['ABUSIVE_CONTENT', 'SCAM', 'NONE'],
};

async function askForReason(templateId: number, status: 'REJECTED' | 'DISABLED'): Promise<void> {
  await ask(
    status === 'REJECTED' ? 'Reject the template' : 'Disable the template',
    <label>
      Reason
      <input name="reason" list="template-reasons" defaultValue={reasons[status][0]} required />
      <datalist id="template-reasons">
        {reasons[status].map((reason) => (
          <option key={reason}>{reason}</option>
        ))}
      </datalist>
    </label>,
    status === 'REJECTED' ? 'Reject' : 'Disable',
    ({ reason }) => control('POST', '/templates/status', { templateId, status, reason }),
  );
}
