import type { CatalogueEntry } from '../../../core/src/catalogue';
import type { INodeProperties } from 'n8n-workflow';
import { jobFilesOf } from '../execution/job-result';

/** Names of the parameters of an operation that starts a job, or tells how far one is. */
export const waitingNames = {
  wait: 'waitForCompletion',
  mostMinutes: 'maxWaitMinutes',
  download: 'downloadFiles',
} as const;

/** Whether to wait for the job that an operation starts, how long, and whether to fetch the files it made. */
export function waitingProperties(entry: CatalogueEntry): INodeProperties[] {
  const files = jobFilesOf(entry) !== undefined;
  const starts = entry.operation.job !== undefined;
  return [
    ...(starts ? waiting : []),
    ...(files ? [starts ? { ...download, displayOptions: whileWaiting } : download] : []),
  ];
}

const whileWaiting = { show: { [waitingNames.wait]: [true] } };

const waiting: readonly INodeProperties[] = [
  {
    displayName: 'Wait for Completion',
    name: waitingNames.wait,
    type: 'boolean',
    default: true,
    description:
      'Whether to go on only when 8x8 has finished, with the result; else the job is started, and its ID is returned',
  },
  {
    displayName: 'Max Wait (Minutes)',
    name: waitingNames.mostMinutes,
    type: 'number',
    typeOptions: { minValue: 1 },
    default: 60,
    displayOptions: whileWaiting,
    description: 'How long to wait for the job before giving up; the job itself goes on at 8x8',
  },
];

const download: INodeProperties = {
  displayName: 'Download Files',
  name: waitingNames.download,
  type: 'boolean',
  default: false,
  description: 'Whether to fetch the files of a finished export, as binary fields data, data_1 and so on',
};
