/** A response with a status or headers of its own. */
export class Reply<Body = unknown> {
  constructor(
    readonly status: number,
    readonly body: Body,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}
}

/** What a handler returns to respond otherwise than its operation says. */
export function reply<Body>(
  status: number,
  body: Body,
  headers?: Readonly<Record<string, string>>,
): Reply<Body> {
  return new Reply(status, body, headers);
}
