import type { ScriptDetails, ScriptRun } from '../customer-scripts/script-run';
import { routesFor } from '../route';

export interface ScriptOperations {
  scripts: { readonly response: readonly ScriptDetails[] };
  startScript: { readonly response: ScriptRun };
  stopScript: { readonly response: ScriptRun };
}

const route = routesFor<ScriptOperations>();

/** The scripts of customers. */
export const scriptRoutes = [
  route(
    'scripts',
    'GET /scripts',
    { summary: 'The [scripts of customers](sandbox.md#scripted-customers), each with its latest play' },
    (sandbox) => sandbox.scripts(),
  ),
  route(
    'startScript',
    'POST /scripts/:id/play',
    {
      summary: 'Starts to play a script, by its name',
      note: 'The event `script` tells the progress. In a program, `playScript(…)` plays any script to its end.',
      program: '`startScript(name)`',
    },
    (sandbox, { id }) => sandbox.startScript(id),
  ),
  route(
    'stopScript',
    'POST /scripts/:id/stop',
    { summary: 'Stops to play a script', program: '`stopScript(name)`' },
    (sandbox, { id }) => sandbox.stopScript(id),
  ),
];
