import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { runProgram, type Ended } from '../../pack/program';

const root = join(__dirname, '..', '..', '..');

describe('the demo of a workflow without a terminal', () => {
  let demo: Ended;

  beforeAll(async () => {
    const program = ['examples/demo/run.mjs', 'approve-by-sms'];
    demo = await runProgram(process.execPath, program, { cwd: root });
  }, 900_000);

  it('exits with code 0', () => {
    expect(demo).toMatchObject({ code: 0 });
  });

  it('prints what the people do and what they get, as it happens', () => {
    const [, conversation = ''] = demo.output.split('Running the conversation …\n');
    const inOrder = [
      'A request arrives at /webhook/approve-order',
      'n8n to Mei (+6591234567) · SMS: Ship order 1001 today?',
      'Mei opens the link and presses “Ship it”',
      'n8n to Ravi (+6591112222) · SMS: Order 1001 leaves our shop today.',
    ].map((line) => conversation.indexOf(line));

    expect(inOrder).not.toContain(-1);
    expect(inOrder).toEqual([...inOrder].sort((one, other) => one - other));
  });

  it('prints no API key', () => {
    expect(demo.output).not.toContain('sandbox-key');
  });
});
