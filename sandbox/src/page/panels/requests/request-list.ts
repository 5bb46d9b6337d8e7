import type { RecordedRequest } from '../../../server/request-log';
import { createPagedList } from '../lists/paged-list';

export const requestKey = ({ number }: RecordedRequest): string => String(number);

export const requestList = createPagedList<RecordedRequest>({
  panel: 'requests',
  path: '/requests',
  filters: ['failed'],
  keyOf: requestKey,
  one: (key) => `limit=1&before=${Number(key) + 1}`,
});
