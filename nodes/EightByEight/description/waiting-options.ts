import type { CatalogueEntry } from '../../../core/src/catalogue';
import type { INodeProperties } from 'n8n-workflow';
import { jobFilesField } from '../execution/job-result';

/** Names of the parameters of an operation that starts a job, or tells how far one is. */
export const jobParameterNames = {
  wait: 'waitForCompletion',
  mostMinutes: 'maxWaitMinutes',
  download: 'downloadFiles',
} as const;

/** Whether to wait for the job that an operation starts, how long, and whether to fetch the files it made. */
export function jobProperties(entry: CatalogueEntry): INodeProperties[] {
  const files = jobFilesField(entry) !== undefined;
  const starts = entry.operation.job !== undefined;
  return [
    ...(starts ? waitProperties : []),
    ...(files ? [starts ? { ...downloadProperty, displayOptions: shownWhenWaiting } : downloadProperty] : []),
  ];
}

const shownWhenWaiting = { show: { [jobParameterNames.wait]: [true] } };

const waitProperties: readonly INodeProperties[] = [
  {
    displayName: 'Wait for Completion',
    name: jobParameterNames.wait,
    type: 'boolean',
    default: true,
    description:
      'Whether to go on only when 8x8 has finished, with the result; else the job is started, and its ID is returned',
  },
  {
    displayName: 'Max Wait (Minutes)',
    name: jobParameterNames.mostMinutes,
    type: 'number',
    typeOptions: { minValue: 1 },
    default: 60,
    displayOptions: shownWhenWaiting,
    description: 'How long to wait for the job before giving up; the job itself goes on at 8x8',
  },
];

const downloadProperty: INodeProperties = {
  displayName: 'Download Files',
  name: jobParameterNames.download,
  type: 'boolean',
  default: false,
  description: 'Whether to fetch the files of a finished export, as binary fields data, data_1 and so on',
};
