import { describe, expect, it } from '@jest/globals';
import { catalogue, entriesOf } from '../../core/src/catalogue';
import { differences } from './conformance/compare-operation';
import { deviations, explains } from './conformance/deviations';
import { hasOpenApiFiles } from './conformance/openapi-document';
import { operationIds } from './conformance/openapi-operation';

const entries = entriesOf(catalogue);
const listed = deviations.flatMap((deviation) => deviation.differences);

/** The operations of the Messaging API that are asked for; of the other two files it is all of them. */
const messagingOperations = [
  'Send-Message',
  'send-message-many',
  'cancel-many-chat-apps-messages',
  'cancel-scheduled-message-1',
  'get-chatapps-message-details',
  'mark-message-read',
  'send-typing-indicator',
  'send-lon-message',
  'send-lon-messages',
  'Get-Webhooks-1',
  'Add-Webhooks-1',
  'Delete-Webhooks-1',
];

/** Two of our operations that are one at 8x8: with a code it checks the code, without one it only reads. */
const halves = ['verification.getStatus'];

it('names no operation of 8x8 twice, but for the one that is two', () => {
  const sources = entries
    .filter(({ id }) => !halves.includes(id))
    .map(({ operation }) => `${operation.openApi.file} ${operation.openApi.operationId}`);

  expect(sources).toHaveLength(new Set(sources).size);
});

const described = hasOpenApiFiles ? describe : describe.skip;

if (!hasOpenApiFiles) {
  it.skip("skipped: 8x8's OpenAPI files are not here (../shared/reference/openapi)", () => undefined);
}

described("the catalogue, held against 8x8's OpenAPI files", () => {
  it.each(entries.map((entry) => ({ id: entry.id, entry })))(
    '$id is what 8x8 describes, but for the listed deviations',
    ({ entry }) => {
      const unexplained = differences(entry).filter((line) => !listed.some((each) => explains(each, line)));

      expect(unexplained).toEqual([]);
    },
  );

  it('lists no deviation that has ceased to be one', () => {
    const lines = entries.flatMap(differences);

    const stale = listed.filter((each) => !lines.some((line) => explains(each, line)));

    expect(stale.map((each) => `stale deviation: ${each}`)).toEqual([]);
  });

  it('has every operation that is asked for', () => {
    const asked = [
      ...operationIds('sms_api.json').map((id) => `sms_api.json ${id}`),
      ...operationIds('configuration_api.json').map((id) => `configuration_api.json ${id}`),
      ...operationIds('verification_api.json').map((id) => `verification_api.json ${id}`),
      ...operationIds('number_lookup_api.json').map((id) => `number_lookup_api.json ${id}`),
      ...messagingOperations.map((id) => `business_messaging_api.json ${id}`),
    ];

    const here = entries.map(({ operation }) => `${operation.openApi.file} ${operation.openApi.operationId}`);

    expect(asked.filter((operation) => !here.includes(operation))).toEqual([]);
    expect(asked).toHaveLength(36);
  });
});
