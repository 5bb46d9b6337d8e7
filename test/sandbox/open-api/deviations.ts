/**
 * Where the client or the sandbox does not follow 8x8's OpenAPI files, on purpose. The test that compares them expects
 * these differences and no others.
 */
export interface Deviation {
  readonly operation: string;
  /** The place in the request or the response. `*` stands for an index. */
  readonly location: string;
  readonly reason: string;
}

const twoFacts = 'The schema contradicts the example in the same file, and the example is followed.';
const prismReadsNoFiles = 'The file says "object" for an uploaded file. Prism takes it for JSON.';
const nullInTexts =
  'By the description in the same file, the value is null until then. The schema forgets to allow it.';
const noBody = 'A GET has no body, and so no content type.';

export const deviations: readonly Deviation[] = [
  { operation: 'sms.getPrices', location: 'response.body.subAccounts.*.outbound', reason: twoFacts },
  {
    operation: 'chatApps.getTemplates',
    location: 'response.body.templates.*.components.*.type',
    reason: "The enum lacks CAROUSEL, which 8x8's guide to carousel templates has.",
  },
  { operation: 'chatApps.uploadFile', location: 'request.body.file', reason: prismReadsNoFiles },
  {
    operation: 'chatApps.uploadFile',
    location: 'response.header.location',
    reason: 'The description and the example have a relative path. The format "uri" has none.',
  },
  {
    operation: 'chatApps.downloadFile',
    location: 'response',
    reason: 'Prism follows the redirect with which the sandbox answers, as documented.',
  },
  {
    operation: 'contacts.blacklist',
    location: 'the call fails',
    reason: 'The body is a text in JSON. Prism passes it on without its quotation marks.',
  },
  {
    operation: 'contacts.deleteGroup',
    location: 'response',
    reason: 'The status is 204, No Content. The file describes a body for it: that of another error.',
  },
  { operation: 'contacts.deleteGroup', location: 'response.body', reason: 'As above: 204 has no body.' },
  { operation: 'contacts.uploadBatch', location: 'request.body.file', reason: prismReadsNoFiles },
  { operation: 'numberLookup.lookup', location: 'response.body.roamingOperator', reason: twoFacts },
  {
    operation: 'voice.checkNumber',
    location: 'request.path.number',
    reason: 'The schema allows numbers from 7 to 10. It means 7 to 10 digits, as its pattern says.',
  },
  ...['automation.createDefinition', 'automation.updateDefinition'].map((operation) => ({
    operation,
    location: 'request.body',
    reason: 'The schema requires accountId, which is in the path. The example of a request has none.',
  })),
  { operation: 'automation.getWorkflow', location: 'response.body.completedAt', reason: nullInTexts },
  { operation: 'automation.getWorkflow', location: 'response.body.logs.*.completedAt', reason: nullInTexts },
  {
    operation: 'automation.getWorkflow',
    location: 'response.body',
    reason:
      'A workflow without logs also matches the schema with optional logs, so never exactly one of both.',
  },
  {
    operation: 'automation.getFunctions',
    location: 'response.body.*.parameters.*.default',
    reason: twoFacts,
  },
  {
    operation: 'automation.getFunctions',
    location: 'response.body.*.parameters.*.example',
    reason: twoFacts,
  },
  { operation: 'automation.getUsage', location: 'response.body', reason: twoFacts },
  { operation: 'videoInteraction.getCalls', location: 'request.header', reason: noBody },
  { operation: 'videoInteraction.getCall', location: 'request.header', reason: noBody },
  {
    operation: 'videoInteraction.getImage',
    location: 'path',
    reason: 'The path is one link of a snapshot, which contains slashes. A path parameter of OpenAPI cannot.',
  },
];
