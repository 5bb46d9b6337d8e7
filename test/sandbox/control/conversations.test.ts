import { expect, it } from '@jest/globals';

import { raw, start } from '../started-sandbox';

it('lists the newest message of each conversation by page, and searches numbers and all texts', async () => {
  const { sandbox, close } = await start();
  for (const [from, text] of [
    ['+6590000011', 'Where is my order?'],
    ['+6590000022', 'Hello'],
    ['+6590000033', 'Hi'],
    ['+6590000011', 'Thank you'],
  ] as const)
    sandbox.inboundSms({ from, text });
  const customers = async (query: string): Promise<unknown> => {
    const { body } = await raw(sandbox, 'GET', `/_sandbox/conversations?${query}`);
    return (body as unknown as { text: string }[]).map(({ text }) => text);
  };

  expect(await customers('')).toEqual(['Thank you', 'Hi', 'Hello']);
  expect(await customers('limit=2')).toEqual(['Thank you', 'Hi']);
  const [, second] = sandbox.conversations();
  expect(await customers(`before=${second?.umid ?? ''}`)).toEqual(['Hello']);
  expect(await customers('search=ORDER')).toEqual(['Thank you']);
  expect(await customers('search=0022')).toEqual(['Hello']);
  await close();
});

it('lists the messages before another message', async () => {
  const { sandbox, close } = await start();
  const [, , third] = ['one', 'two', 'three'].map((text) =>
    sandbox.inboundSms({ from: '+6590000011', text }),
  );
  const before = third?.umid ?? '';
  expect(sandbox.messages({ before }).map(({ text }) => text)).toEqual(['one', 'two']);
  const { body } = await raw(sandbox, 'GET', `/_sandbox/messages?before=${before}&limit=1`);
  expect(body).toMatchObject([{ text: 'two' }]);
  await close();
});
