import { useState } from 'preact/hooks';

import type { Verification, VerificationStatus } from '../../../verification/verification-store';
import { control } from '../../state/control-client';
import { timeOf } from '../../state/format';
import { navigate, pageLocation } from '../../state/location';
import { formatDuration, useNow } from '../../state/now';
import { useLoaded } from '../../state/use-loaded';
import { Badge, CopyButton } from '../parts/facts';
import { LoadedList } from '../parts/list';
import { FilterField, SearchField, Toolbar } from '../parts/toolbar';
import './verifications.css';

const pageSize = 50;

const tones = { WAITING: 'wait', VERIFIED: 'good', FAILED: 'bad', EXPIRED: 'plain' } as const;

const statuses = [
  ['', 'All'],
  ['WAITING', 'Waiting'],
  ['VERIFIED', 'Verified'],
  ['FAILED', 'Failed'],
  ['EXPIRED', 'Expired'],
] as const;

/** The one-time codes that were sent, the newest first. */
export function VerificationsPanel() {
  const [size, setSize] = useState(pageSize);
  const { find = '', status = '' } = pageLocation.value.details;
  const query = new URLSearchParams({
    limit: String(size),
    ...(find === '' ? {} : { search: find }),
    ...(status === '' ? {} : { status }),
  });
  const path = `/verifications?${query.toString()}`;
  const { value, error } = useLoaded(path, () => control<Verification[]>('GET', path), ['verification']);
  return (
    <>
      <Toolbar>
        <SearchField label="Number or code" />
        <FilterField name="status" label="Status" choices={statuses} />
      </Toolbar>
      <LoadedList
        loaded={{ value: value?.toReversed(), error }}
        empty={find || status ? 'Nothing found.' : 'No codes yet. They appear when a verification starts.'}
      >
        {(verification) => <Entry key={verification.sessionId} verification={verification} />}
      </LoadedList>
      {value?.length === size && (
        <p class="show-more">
          <button type="button" onClick={() => setSize(size + pageSize)}>
            Show older codes
          </button>
        </p>
      )}
    </>
  );
}

function Entry({ verification }: { readonly verification: Verification }) {
  const { sessionId, destination, code, sent, sentAt, attempt } = verification;
  const now = useNow();
  const status = currentStatus(verification, now);
  const channels = [...new Set(sent.map(({ channel }) => channel))].join(', ') || 'silent authentication';
  return (
    <li class="verification">
      {sent.length > 0 ? (
        <>
          <code class={status === 'WAITING' ? 'code' : 'code over'}>{code}</code>
          <CopyButton text={code} label={`Copy the code ${code}`} />
        </>
      ) : (
        <span class="code over">no code</span>
      )}
      <Badge tone={tones[status]}>{status.toLowerCase()}</Badge>
      <p>
        <button
          type="button"
          class="text-button"
          onClick={() => navigate({ customer: destination, view: 'conversation' })}
        >
          {destination}
        </button>{' '}
        by {channels} at {timeOf(sentAt)}
      </p>
      <small title={`Session ${sessionId}`}>{describeValidity(verification, status, now)}</small>
      {attempt > 0 && <small>{attempt === 1 ? '1 wrong code' : `${attempt} wrong codes`}</small>}
    </li>
  );
}

/** The sandbox notices the end of a code when it is asked. */
function currentStatus({ status, expiresAt }: Verification, now: number): VerificationStatus {
  return status === 'WAITING' && now >= expiresAt ? 'EXPIRED' : status;
}

function describeValidity({ expiresAt }: Verification, status: VerificationStatus, now: number): string {
  if (status === 'WAITING') return `valid for ${formatDuration(expiresAt - now)}`;
  return status === 'EXPIRED' ? `expired at ${timeOf(expiresAt)}` : '';
}
