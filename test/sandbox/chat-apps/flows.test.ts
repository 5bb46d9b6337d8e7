import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { raw, start, whatsAppChannelOf, type Started } from '../started-sandbox';

const screens = (type = 'TextHeading') =>
  JSON.stringify({
    version: '7.0',
    screens: [
      {
        id: 'WELCOME',
        title: 'Welcome',
        terminal: true,
        layout: { type: 'SingleColumnLayout', children: [{ type, text: 'When <may> we come?' }] },
      },
    ],
  });

let started: Started;
let channelId: string;
beforeEach(async () => {
  started = await start({ clock: 'manual', startTime: Date.now() });
  channelId = whatsAppChannelOf(started.sandbox);
});
afterEach(() => started.close());

type Input = Parameters<Started['client']['chatApps']['createFlow']>[0];

const create = (changes: Partial<Input> = {}) =>
  started.client.chatApps.createFlow({
    channelId,
    name: 'Appointment',
    categories: ['APPOINTMENT_BOOKING'],
    flowJson: screens(),
    ...changes,
  });

/** Creates a Flow, and gives what names it. */
async function made(changes: Partial<Input> = {}): Promise<{ channelId: string; flowId: string }> {
  const { id = '' } = await create(changes);
  return { channelId, flowId: id };
}

const api = () => started.client.chatApps;

describe('a Flow', () => {
  it('starts as a draft, and is listed', async () => {
    const { id, success, validationErrors } = await create();

    expect(success).toBe(true);
    expect(validationErrors).toBeUndefined();
    expect(await api().getFlows({ channelId })).toEqual({
      flows: [{ id, name: 'Appointment', status: 'DRAFT' }],
    });
  });

  it('is listed up to the requested limit', async () => {
    await create();
    await create();

    expect((await api().getFlows({ channelId, limit: 1 })).flows).toHaveLength(1);
  });

  it('is saved with errors in its screens, and the response lists them with positions', async () => {
    const { id, validationErrors } = await create({ flowJson: screens('Heading') });

    expect(validationErrors).toMatchObject([
      {
        error: 'INVALID_PROPERTY_VALUE',
        lineStart: 1,
        columnStart: screens('Heading').indexOf('"Heading"') + 1,
        pointers: [{ path: 'screens[0].layout.children[0].type' }],
      },
    ]);
    expect(await api().getFlow({ channelId, flowId: id ?? '' })).toMatchObject({
      status: 'DRAFT',
      validationErrors,
    });
  });

  it.each([
    ['no JSON', '{"version": }', 'INVALID_JSON'],
    ['no version', '{"screens":[{"id":"A","layout":{}}]}', 'MISSING_REQUIRED_PROPERTY'],
    ['no screens', '{"version":"7.0"}', 'MISSING_REQUIRED_PROPERTY'],
    [
      'a screen twice',
      '{"version":"7.0","screens":[{"id":"A","layout":{}},{"id":"A","layout":{}}]}',
      'INVALID_PROPERTY_VALUE',
    ],
    ['a list', '[]', 'INVALID_PROPERTY_TYPE'],
  ])('that is made of %s is saved, and told so', async (_what, flowJson, error) => {
    expect((await create({ flowJson })).validationErrors).toMatchObject([{ error }]);
  });

  it('can be changed while it is a draft', async () => {
    const flow = await made();

    await api().updateFlow({ ...flow, name: 'Visit', flowJson: screens('TextBody') });

    const { name, categories, flowJsonUrl = '' } = await api().getFlow(flow);
    expect({ name, categories }).toEqual({ name: 'Visit', categories: ['APPOINTMENT_BOOKING'] });
    expect(await (await fetch(flowJsonUrl)).text()).toBe(screens('TextBody'));
  });

  it('gets its screens from the cloned Flow', async () => {
    const { flowId } = await made();

    const copy = await made({ name: 'Copy', flowJson: undefined, cloneFlowId: flowId });

    const { flowJsonUrl = '' } = await api().getFlow(copy);
    expect(await (await fetch(flowJsonUrl)).text()).toBe(screens());
  });

  it('can be deleted while it is a draft', async () => {
    const flow = await made();

    await api().deleteFlow(flow);

    await expect(api().getFlow(flow)).rejects.toMatchObject({ status: 404, code: 1300 });
  });

  it('can no longer be changed, deleted or published again once it is published', async () => {
    const flow = await made();
    await api().publishFlow(flow);

    expect((await api().getFlow(flow)).status).toBe('PUBLISHED');
    const conflict = { status: 409, code: 1000 };
    await expect(api().updateFlow({ ...flow, name: 'Visit' })).rejects.toMatchObject(conflict);
    await expect(api().deleteFlow(flow)).rejects.toMatchObject(conflict);
    await expect(api().publishFlow(flow)).rejects.toMatchObject(conflict);
  });

  it('can be published at once', async () => {
    expect((await api().getFlow(await made({ publish: true }))).status).toBe('PUBLISHED');
  });

  it('stays a draft when it has errors', async () => {
    const flow = await made({ flowJson: screens('Heading'), publish: true });

    expect((await api().getFlow(flow)).status).toBe('DRAFT');
    await expect(api().publishFlow(flow)).rejects.toMatchObject({ status: 422 });
  });

  it('cannot be published without screens', async () => {
    const flow = await made({ flowJson: undefined });

    await expect(api().publishFlow(flow)).rejects.toMatchObject({ status: 422 });
  });

  it('can be deprecated only after publishing, and permanently', async () => {
    const flow = await made();
    await expect(api().deprecateFlow(flow)).rejects.toMatchObject({ status: 409 });
    await api().publishFlow(flow);

    await api().deprecateFlow(flow);

    expect((await api().getFlow(flow)).status).toBe('DEPRECATED');
    await expect(api().publishFlow(flow)).rejects.toMatchObject({ status: 409 });
  });

  it('can be used in a template button after publishing', async () => {
    const { flowId } = await made({ publish: true });

    await api().createTemplate({
      channelId,
      name: 'book_a_visit',
      language: 'en',
      category: 'UTILITY',
      components: [
        { type: 'BODY', text: 'Please choose a day.' },
        { type: 'BUTTONS', buttons: [{ type: 'FLOW', text: 'Choose', flowId }] },
      ],
    });

    const { templates = [] } = await api().getTemplates({ channelId });
    expect(templates.find(({ templateName }) => templateName === 'book_a_visit')).toMatchObject({
      components: [{}, { buttons: [{ type: 'FLOW', flowId }] }],
    });
  });

  it('is kept when the sandbox is saved and loaded', async () => {
    const flow = await made();
    const saved = JSON.stringify(started.sandbox.exportState());
    await started.sandbox.reset();

    started.sandbox.importState(JSON.parse(saved));

    expect((await api().getFlow(flow)).name).toBe('Appointment');
  });
});

describe('the preview of a Flow', () => {
  it('is a page that shows the texts, with markup escaped', async () => {
    const { preview_url = '' } = await api().getFlowPreview(await made());

    const page = await (await fetch(preview_url)).text();

    expect(page).toContain('Welcome');
    expect(page).toContain('When &#60;may&#62; we come?');
  });

  it('works for two days', async () => {
    const { preview_url = '', expires_at = '' } = await api().getFlowPreview(await made());

    expect(Date.parse(expires_at) - Date.parse(started.sandbox.now())).toBe(2 * 86_400_000);
    await started.sandbox.advance(2 * 86_400_000);
    expect((await fetch(preview_url)).status).not.toBe(200);
  });

  it('keeps its URL until a new one is requested', async () => {
    const flow = await made();
    const first = await api().getFlowPreview(flow);

    expect(await api().getFlowPreview(flow)).toEqual(first);
    const { preview_url } = await api().getFlowPreview({ ...flow, refresh: true });
    expect(preview_url).not.toBe(first.preview_url);
    expect((await fetch(first.preview_url ?? '')).status).not.toBe(200);
  });
});

describe('a request about Flows', () => {
  it('gets 404 for an unknown channel', async () => {
    const wrong = { channelId: 'elsewhere', flowId: '1' };

    await expect(create({ channelId: 'elsewhere' })).rejects.toMatchObject({ status: 404, code: 1300 });
    await expect(api().getFlows(wrong)).rejects.toMatchObject({ status: 404, code: 1300 });
    await expect(api().getFlow(wrong)).rejects.toMatchObject({ status: 404, code: 1300 });
  });

  it('is refused when the Flow to clone does not exist', async () => {
    await expect(create({ cloneFlowId: '1' })).rejects.toMatchObject({ status: 400, code: 1000 });
  });

  it('is refused when the screens are not text', async () => {
    const path = `/chatapps/api/v1/accounts/${started.sandbox.accountId}/channels/${channelId}/flows`;
    const flow = { name: 'Visit', categories: ['OTHER'], flowJson: { version: '7.0' } };

    expect(await raw(started.sandbox, 'POST', path, flow)).toMatchObject({
      status: 400,
      body: { code: 1000 },
    });
  });

  it('is limited to a hundred a minute in total', async () => {
    const { flowId } = await made();
    const path = `/chatapps/api/v1/accounts/${started.sandbox.accountId}/channels/${channelId}/flows`;
    for (let index = 1; index < 99; index++) await raw(started.sandbox, 'GET', path);

    expect((await raw(started.sandbox, 'GET', `${path}/${flowId}`)).status).toBe(200);
    const refused = await raw(started.sandbox, 'GET', `${path}/${flowId}/preview`);
    expect(refused).toMatchObject({ status: 429, body: { code: 429 } });
    expect(refused.headers.get('retry-after')).toBe('60');
    await started.sandbox.advance(60_000);
    expect((await raw(started.sandbox, 'GET', path)).status).toBe(200);
  });
});
