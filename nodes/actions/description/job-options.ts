import type { CatalogueEntry } from '../../../core/src/catalogue';
import type { INodeProperties } from 'n8n-workflow';

/** The names of the parameters that control jobs. */
export const jobParameterNames = {
  wait: 'waitForCompletion',
  maxMinutes: 'maxWaitMinutes',
  download: 'downloadFiles',
} as const;

/** The parameters of an operation that starts a job or returns its state. */
export function jobProperties(entry: CatalogueEntry): INodeProperties[] {
  const hasFiles = jobFilesField(entry) !== undefined;
  const startsJob = entry.operation.job !== undefined;
  return [
    ...(startsJob ? waitProperties : []),
    ...(hasFiles
      ? [startsJob ? { ...downloadProperty, displayOptions: shownWhenWaiting } : downloadProperty]
      : []),
  ];
}

/** The output field with the links to the files that a job creates. */
export function jobFilesField({ api, name, operation }: CatalogueEntry): string | undefined {
  if (operation.job) return operation.job.files;
  return Object.values(api.operations).find(({ job }) => job?.status === name)?.job?.files;
}

const shownWhenWaiting = { show: { [jobParameterNames.wait]: [true] } };

const waitProperties: readonly INodeProperties[] = [
  {
    displayName: 'Wait for Completion',
    name: jobParameterNames.wait,
    type: 'boolean',
    default: true,
    description:
      'Whether to wait until 8x8 has finished the job and return its result, or to return only the ID of the job',
  },
  {
    displayName: 'Max Wait (Minutes)',
    name: jobParameterNames.maxMinutes,
    type: 'number',
    typeOptions: { minValue: 1 },
    default: 60,
    displayOptions: shownWhenWaiting,
    description: 'How long to wait for the job. After that, the node stops, and the job continues at 8x8.',
  },
];

const downloadProperty: INodeProperties = {
  displayName: 'Download Files',
  name: jobParameterNames.download,
  type: 'boolean',
  default: false,
  description: 'Whether to download the files of a finished export, as binary fields data, data_1 and so on',
};
