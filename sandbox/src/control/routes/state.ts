import { settingsSchema, type Settings, type SettingsChanges } from '../../engine/settings';
import {
  advanceSchema,
  resumeClockSchema,
  type Advance,
  type ClockStatus,
  type ResumeClock,
} from '../clock-control';
import { routesFor } from '../route';

export interface StateOperations {
  settings: { readonly response: Settings };
  changeSettings: { readonly body: SettingsChanges; readonly response: Settings };
  clockStatus: { readonly response: ClockStatus };
  advance: { readonly body: Advance; readonly response: ClockStatus };
  advanceToNext: { readonly response: ClockStatus };
  stopClock: { readonly response: ClockStatus };
  resumeClock: { readonly body: ResumeClock; readonly response: ClockStatus };
  reset: object;
}

const route = routesFor<StateOperations>();

/** Settings, the clock, and the state as a whole. */
export const stateRoutes = [
  route('settings', 'GET /settings', { summary: 'The settings' }, (sandbox) => sandbox.settings()),
  route(
    'changeSettings',
    'PATCH /settings',
    {
      summary: 'Changes [settings](sandbox-behavior.md#settings)',
      body: settingsSchema,
      note: '`null` sets one back to its default.',
      listsFields: false,
    },
    (sandbox, { body }) => sandbox.changeSettings(body),
  ),
  route(
    'clockStatus',
    'GET /clock',
    {
      summary:
        'The time, whether the clock is `running` or `stopped`, how far it is ahead of the system time, and what is scheduled next',
    },
    (sandbox) => sandbox.clockStatus(),
  ),
  route(
    'advance',
    'POST /clock/advance',
    {
      summary: 'Advances the clock by milliseconds, or to a date and time',
      body: advanceSchema,
      note: 'A running clock goes on from there. Answers like `GET /clock`.',
      program: '`advance(ms)`',
    },
    async (sandbox, { body }) => {
      await sandbox.advance(body);
      return sandbox.clockStatus();
    },
  ),
  route(
    'advanceToNext',
    'POST /clock/next',
    { summary: 'Advances the clock to the next scheduled event' },
    (sandbox) => sandbox.advanceToNext(),
  ),
  route('stopClock', 'POST /clock/stop', { summary: 'Stops the time' }, (sandbox) => sandbox.stopClock()),
  route(
    'resumeClock',
    'POST /clock/resume',
    {
      summary: "Lets the time pass again, from the sandbox's time, or from the system time",
      body: resumeClockSchema,
    },
    (sandbox, { body }) => sandbox.resumeClock(body),
  ),
  route('reset', 'POST /reset', { summary: 'Deletes everything, including registered webhooks' }, (sandbox) =>
    sandbox.reset(),
  ),
];
