import type { RecordedRequest } from '../../../server/request-log';
import { timeOf } from '../../state/format';
import { ListFilter, ListView, toggleEntry } from '../lists/list-view';
import { RequestDetails } from './request-details';
import { requestKey, requestList } from './request-list';

const outcomes = { '': 'All', true: 'Failed', false: 'Succeeded' };

/** The API requests, newest first. */
export function RequestsPanel() {
  return (
    <>
      <ListFilter label="Find requests" choices={[{ name: 'failed', label: 'Outcome', values: outcomes }]} />
      <ListView
        list={requestList}
        keyOf={requestKey}
        empty="No requests yet. Point a client at the base URL: every request appears here."
        render={(request, isOpen) => <Entry request={request} isOpen={isOpen} />}
      />
    </>
  );
}

function Entry({ request, isOpen }: { readonly request: RecordedRequest; readonly isOpen: boolean }) {
  const { at, method, path, operation, status, code, reason, fault, umids } = request;
  const isGood = status !== undefined && status < 400;
  const facts = [
    reason && (code ? `${code}: ${reason}` : reason),
    fault && `fault ${fault}`,
    umids && `${umids.length} message${umids.length > 1 ? 's' : ''} recorded`,
    `${method} ${path.replace('/api/v1', '')}`,
  ];
  return (
    <>
      <button
        type="button"
        class="summary"
        aria-expanded={isOpen}
        onClick={() => toggleEntry(requestKey(request), isOpen)}
      >
        <span class={`badge ${isGood ? 'delivered' : 'failed'}`}>{status ?? 'no answer'}</span>
        <span class="what">{operation ?? `${method} ${path}`}</span>
        <time dateTime={at}>{timeOf(at)}</time>
        <small>{facts.filter(Boolean).join(' · ')}</small>
      </button>
      {isOpen && <RequestDetails entry={request} />}
    </>
  );
}
