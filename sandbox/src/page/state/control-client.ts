import { dismissNotice, showNotice } from './notice';

/** Takes the control key from the address of the page, once. From then on the browser sends it as a cookie. */
export async function openSession(): Promise<void> {
  const key = /^#key=([\w.~-]+)$/.exec(location.hash)?.[1];
  if (key === undefined) return;
  history.replaceState(undefined, '', location.pathname + location.search);
  await fetch('/_sandbox/session', { method: 'POST', headers: { authorization: `Bearer ${key}` } });
}

/** Sends a request to the control API. @throws {Error} when the sandbox refuses it. */
export async function control<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`/_sandbox${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const answer: unknown = response.status === 204 ? undefined : await response.json();
  if (!response.ok) {
    const { error } = answer as { error?: string };
    throw new Error(error ?? `The sandbox responded with HTTP ${response.status}`);
  }
  return answer as T;
}

/** Like `control`, for actions of the user: tells the user when it fails. Resolves to whether it succeeded. */
export async function act(method: string, path: string, body?: unknown): Promise<boolean> {
  try {
    await control(method, path, body);
    dismissNotice();
    return true;
  } catch (error) {
    showNotice(errorText(error), { isError: true });
    return false;
  }
}

/** The message of whatever was thrown. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
