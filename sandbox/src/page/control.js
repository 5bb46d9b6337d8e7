/* global alert */

/** Sends a request to the control API. */
export async function control(method, path, body) {
  const response = await fetch(`/_sandbox${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const answer = response.status === 204 ? undefined : await response.json();
  if (!response.ok) throw new Error(answer?.error ?? `The sandbox responded with HTTP ${response.status}`);
  return answer;
}

/** Like `control`, for actions of the user: shows an alert on failure. */
export async function act(method, path, body) {
  try {
    return await control(method, path, body);
  } catch (error) {
    alert(error.message);
    return undefined;
  }
}
