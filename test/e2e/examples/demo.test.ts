import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { runProgram, type Ended } from '../../pack/program';
import { expectConversation } from './expected-conversation';

const root = join(__dirname, '..', '..', '..');

describe('the demo without a terminal', () => {
  let demo: Ended;

  beforeAll(async () => {
    demo = await runProgram(process.execPath, ['examples/demo/run.mjs'], { cwd: root });
  }, 900_000);

  it('exits with code 0', () => {
    expect(demo).toMatchObject({ code: 0 });
  });

  it('prints the conversation in order, with the workflow node that sent each message', () => {
    expectConversation(demo.output);
  });

  it('prints the UMID and statuses of the messages that the workflow sent', () => {
    expect(demo.output).toMatch(/umid [0-9a-f-]{36}: queued → sent → delivered → read/);
  });

  it('prints no API key', () => {
    expect(demo.output).not.toContain('sandbox-key');
  });
});
