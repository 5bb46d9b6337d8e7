/** An answer with a status or headers of its own; a `Buffer` as body is sent as it is. */
export class Reply {
  constructor(
    readonly status: number,
    readonly body: unknown,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}
}

/** What a behaviour returns to answer otherwise than its operation says. */
export function reply(status: number, body: unknown, headers?: Readonly<Record<string, string>>): Reply {
  return new Reply(status, body, headers);
}
