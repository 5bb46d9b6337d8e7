import { describe, expect, it } from '@jest/globals';
import { catalogue, entriesOf } from '../../core/src/catalogue';
import { differences } from './conformance/compare-operation';
import { deviations, explains } from './conformance/deviations';
import { operationFacts } from '../reference/facts';

const entries = entriesOf(catalogue);
const listed = deviations.flatMap((deviation) => deviation.differences);

/** 8x8's OpenAPI files, with the number of operations in each. */
const files: Readonly<Record<string, number>> = {
  'sms_api.json': 17,
  'business_messaging_api.json': 31,
  'configuration_api.json': 3,
  'contacts_api.json': 20,
  'number_lookup_api.json': 1,
  'verification_api.json': 3,
  'voice_v1_api.json': 14,
  'number_masking_api.json': 9,
  'automation_api.json': 15,
  'video_interaction_api.json': 4,
};

describe("the catalogue, compared with 8x8's OpenAPI files", () => {
  it.each(entries.map((entry) => ({ id: entry.id, entry })))(
    '$id matches 8x8’s description, except for the listed deviations',
    ({ entry }) => {
      const unexplained = differences(entry).filter((line) => !listed.some((each) => explains(each, line)));

      expect(unexplained).toEqual([]);
    },
  );

  it('lists no obsolete deviation', () => {
    const lines = entries.flatMap(differences);

    const stale = listed.filter((each) => !lines.some((line) => explains(each, line)));

    expect(stale.map((each) => `stale deviation: ${each}`)).toEqual([]);
  });

  it('has every operation of 8x8', () => {
    const theirs = Object.keys(files).flatMap((file) =>
      Object.keys(operationFacts(file)).map((id) => `${file} ${id}`),
    );

    const ours = entries.flatMap(({ operation: { openApi, alsoPublishedAs = [] } }) =>
      [openApi, ...alsoPublishedAs].map(({ file, operationId }) => `${file} ${operationId}`),
    );

    expect(theirs.filter((operation) => !ours.includes(operation))).toEqual([]);
    const counts = Object.keys(files).map((file) => [file, Object.keys(operationFacts(file)).length]);
    expect(Object.fromEntries(counts)).toEqual(files);
  });

  it('is checked with every example body of 8x8', () => {
    const samples = Object.keys(files)
      .flatMap((file) => Object.values(operationFacts(file)))
      .flatMap((operation) => Object.keys(operation.samples ?? {}));

    expect(samples).toHaveLength(103);
  });

  it('has two entries for an operation of 8x8 only if the operation has two functions', () => {
    const ours = entries.map(({ operation: { openApi } }) => `${openApi.file} ${openApi.operationId}`);

    const twice = ours.filter((each, index) => ours.indexOf(each) !== index);

    expect(twice.filter((each) => !each.endsWith('code-validation-v2'))).toEqual([]);
  });
});
