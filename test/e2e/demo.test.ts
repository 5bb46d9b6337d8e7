import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { runProgram, type Ended } from '../pack/program';
import { expectConversation } from './told-conversation';

const root = join(__dirname, '..', '..');

describe('the demo, with nobody at a terminal', () => {
  let demo: Ended;

  beforeAll(async () => {
    demo = await runProgram(process.execPath, ['examples/demo/run.mjs'], { cwd: root });
  }, 900_000);

  it('ends with 0', () => {
    expect(demo).toMatchObject({ code: 0 });
  });

  it('tells the conversation in order, with the node of the flow that said each sentence', () => {
    expectConversation(demo.output);
  });

  it('names the umid and the statuses of what the flow sent', () => {
    expect(demo.output).toMatch(/umid [0-9a-f-]{36}: queued → sent → delivered → read/);
  });

  it('shows no API key', () => {
    expect(demo.output).not.toContain('sandbox-key');
  });
});
