import { loadRegistrations, registrations } from './delivery-list';

const authorizations = {
  header: 'with an Authorization header',
  oauth: 'with an OAuth token',
  none: 'without authorization',
};

/** The webhooks that are registered, folded. */
export function Registrations() {
  const { value } = registrations;
  if (value.length === 0) return null;
  return (
    <details class="registrations" onToggle={() => void loadRegistrations().catch(() => undefined)}>
      <summary>
        {value.length} registered {value.length === 1 ? 'webhook' : 'webhooks'}
      </summary>
      <ul>
        {value.map(({ product, scope, type, url, enabled, authorization }) => (
          <li key={`${product}/${scope}/${type}`}>
            <code>{url}</code>
            <small>
              {[product, type, scope === '*' ? 'all subaccounts' : scope, authorizations[authorization]]
                .filter(Boolean)
                .join(' · ')}
              {!enabled && ' · disabled'}
            </small>
          </li>
        ))}
      </ul>
    </details>
  );
}
