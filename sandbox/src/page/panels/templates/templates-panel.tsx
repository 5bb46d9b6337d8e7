import type { Template } from '../../../chat-apps/templates/template';
import type { Settings } from '../../../engine/settings';
import { act, control } from '../../state/control-client';
import { pageLocation } from '../../state/location';
import { useLoaded } from '../../state/use-loaded';
import { Badge } from '../parts/facts';
import { LoadedList } from '../parts/list';
import { FilterField, PlaceLink, SearchField, Toolbar } from '../parts/toolbar';
import { ReviewTime } from './review-time';
import { askForTemplate } from './template-dialog';
import { statusTitle, statusTones } from './template-text';
import { TemplateView } from './template-view';
import './templates.css';

const statuses = [
  ['', 'All'],
  ...(['APPROVED', 'PENDING', 'REJECTED', 'FLAGGED', 'PAUSED', 'DISABLED'] as const).map(
    (status) => [status, statusTitle(status)] as const,
  ),
] as const;

const maxShown = 200;

/** The WhatsApp templates, and WhatsApp's decisions about them. */
export function TemplatesPanel() {
  const { template, find = '', status = '' } = pageLocation.value.details;
  const { value, error, reload } = useLoaded('/templates', () => control<Template[]>('GET', '/templates'), [
    'template',
    'request',
  ]);
  const opened = value?.find(({ templateId }) => String(templateId) === template);
  if (template !== undefined) return <TemplateView template={opened} isLoaded={value !== undefined} />;
  const found = value
    ?.filter((each) => status === '' || each.status === status)
    .filter(({ name, body }) => `${name} ${body}`.toLowerCase().includes(find.toLowerCase()))
    .toReversed();
  return (
    <>
      <Toolbar>
        <SearchField label="Name or text" />
        <FilterField name="status" label="Status" choices={statuses} />
        <button type="button" onClick={() => void askForTemplate().then(reload)}>
          New
        </button>
      </Toolbar>
      <ReviewSetting />
      <LoadedList
        loaded={{ value: found?.slice(0, maxShown), error }}
        empty={find || status ? 'Nothing found.' : 'No templates yet.'}
      >
        {(each) => (
          <li key={each.templateId}>
            <PlaceLink class="summary" details={{ template: String(each.templateId) }}>
              <Badge tone={statusTones[each.status]}>{statusTitle(each.status)}</Badge>
              <span class="what">{each.name}</span>
              <span class="badge">{each.language}</span>
              <small>{each.status === 'PENDING' ? <ReviewTime template={each} /> : each.body}</small>
            </PlaceLink>
          </li>
        )}
      </LoadedList>
      {found && found.length > maxShown && (
        <p class="hint">{found.length - maxShown} more: search for them.</p>
      )}
    </>
  );
}

/** Who reviews new templates. */
function ReviewSetting() {
  const { value, reload } = useLoaded('/settings', () => control<Settings>('GET', '/settings'), []);
  if (!value) return null;
  return (
    <label class="review-setting">
      New templates are reviewed
      <select
        value={value.templateReview}
        onChange={({ currentTarget }) =>
          void act('PATCH', '/settings', { templateReview: currentTarget.value }).then(reload)
        }
      >
        <option value="automatic">automatically</option>
        <option value="manual">by hand, here</option>
      </select>
    </label>
  );
}
