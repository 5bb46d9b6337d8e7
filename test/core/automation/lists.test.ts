import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workflowFunctions, workflowTimeZones } from 'cpaas-8x8';
import { start, type Started } from '../../sandbox/started-sandbox';

let started: Started;

beforeAll(async () => {
  started = await start();
});

afterAll(() => started.close());

describe('the list of time zones', () => {
  it('has those of the documented examples, each ID once', () => {
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

  it('gives each a place whose time JavaScript knows', () => {
    const unknown = workflowTimeZones.filter(({ ianaName }) => {
      try {
        return !new Intl.DateTimeFormat('en', { timeZone: ianaName });
      } catch {
        return true;
      }
    });

    expect(unknown).toEqual([]);
  });

  it('is the one that the sandbox answers with', async () => {
    expect(await started.client.automation.getTimeZones()).toEqual(
      workflowTimeZones.map(({ id, name }) => ({ id, name })),
    );
  });
});

describe('the list of functions', () => {
  it('has those that 8x8 documents', () => {
    expect(workflowFunctions.map(({ name }) => name)).toEqual([
      'isCountryCode',
      'stringContains',
      'isTimeOfDayBetween',
      'isDayOfWeek',
      'uuid',
    ]);
  });

  it('is the one that the sandbox answers with', async () => {
    expect(await started.client.automation.getFunctions()).toEqual(workflowFunctions);
  });
});
