import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workflowFunctions, workflowTimeZones } from 'cpaas-8x8';
import { start, type Started } from '../../sandbox/started-sandbox';

let started: Started;

beforeAll(async () => {
  started = await start();
});

afterAll(() => started.close());

describe('the list of time zones', () => {
  it('contains those of the documented examples, without duplicate IDs', () => {
    const ids = workflowTimeZones.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(
      expect.arrayContaining([
        'Singapore Standard Time',
        'SE Asia Standard Time',
        'North Asia East Standard Time',
        'W. Europe Standard Time',
      ]),
    );
  });

  it('has an IANA name for each that JavaScript supports', () => {
    const unknown = workflowTimeZones.filter(({ ianaName }) => {
      try {
        return !new Intl.DateTimeFormat('en', { timeZone: ianaName });
      } catch {
        return true;
      }
    });

    expect(unknown).toEqual([]);
  });

  it('is the one that the sandbox returns', async () => {
    expect(await started.client.automation.getTimeZones()).toEqual(
      workflowTimeZones.map(({ id, name }) => ({ id, name })),
    );
  });
});

describe('the list of functions', () => {
  it('contains those that 8x8 documents', () => {
    expect(workflowFunctions.map(({ name }) => name)).toEqual([
      'isCountryCode',
      'stringContains',
      'isTimeOfDayBetween',
      'isDayOfWeek',
      'uuid',
    ]);
  });

  it('is the one that the sandbox returns', async () => {
    expect(await started.client.automation.getFunctions()).toEqual(workflowFunctions);
  });
});
