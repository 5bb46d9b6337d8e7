import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { raw, start, type Started } from '../started-sandbox';

const picture = Buffer.from([0xff, 0xd8, 0xff, 0x00, 0x0d, 0x0a, 0x2d, 0x2d]);

let started: Started;
beforeAll(async () => {
  started = await start();
});
afterAll(() => started.close());

const upload = (name: string, content: Uint8Array | string) =>
  started.client.chatApps.uploadFile({ file: { name, content } }).withResponse();

describe('an uploaded file', () => {
  it('is downloaded unchanged, with its type', async () => {
    const { data } = await upload('Picture of Mei.JPG', picture);

    const file = await started.client.chatApps.downloadFile({ filename: data.fileName, token: data.token });

    expect(data.fileName).toMatch(/^[0-9a-f]{32}\.jpg$/);
    expect(Buffer.from(file.content)).toEqual(picture);
    expect(file).toMatchObject({ type: 'image/jpeg', name: data.fileName });
  });

  it('gets a 201 response with its path', async () => {
    const { data, response } = await upload('hello.txt', 'Hello');

    expect(response.status).toBe(201);
    expect(response.headers['location']).toBe(`/files/${data.fileName}?token=${data.token}`);
  });

  it('is downloaded without a key through a redirect', async () => {
    const { response } = await upload('hello.txt', 'Hello');

    const answer = await fetch(`${started.sandbox.url}/chatapps${response.headers['location'] ?? ''}`);

    expect(answer.redirected).toBe(true);
    expect(await answer.text()).toBe('Hello');
  });

  it('is never shown as a page', async () => {
    const { response } = await upload('page.html', '<script>alert(1)</script>');

    const { headers } = await fetch(`${started.sandbox.url}/chatapps${response.headers['location'] ?? ''}`);

    expect(headers.get('content-disposition')).toMatch(/^attachment/);
  });

  it('must not be larger than 100 MB', async () => {
    const content = new Uint8Array(100 * 1024 * 1024 + 1);

    await expect(upload('large.bin', content)).rejects.toMatchObject({ status: 413, code: 7001 });
  });

  it('is not found without its token', async () => {
    const { data } = await upload('hello.txt', 'Hello');

    const wrong = started.client.chatApps.downloadFile({ filename: data.fileName, token: 'guessed' });

    await expect(wrong).rejects.toMatchObject({ status: 404, code: 1300 });
    expect((await raw(started.sandbox, 'GET', `/chatapps/files/${data.fileName}`)).status).not.toBe(302);
  });

  it('is kept when the sandbox is saved and loaded', async () => {
    const { data } = await upload('hello.txt', 'Hello');
    const saved = JSON.stringify(started.sandbox.exportState());
    await started.sandbox.reset();

    started.sandbox.importState(JSON.parse(saved));

    const file = await started.client.chatApps.downloadFile({ filename: data.fileName, token: data.token });
    expect(Buffer.from(file.content).toString()).toBe('Hello');
  });

  it('must be a file', async () => {
    const path = '/chatapps/api/v1/subaccounts/Sandbox_ChatApps/files';

    expect(await raw(started.sandbox, 'POST', path, { file: 'Hello' })).toMatchObject({
      status: 400,
      body: { code: 1000 },
    });
  });
});
