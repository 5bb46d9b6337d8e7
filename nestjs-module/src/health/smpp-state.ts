/** What the check needs of an SMPP client. An app without SMPP does not install its package. */
export interface SmppBinds {
  readonly binds: readonly {
    readonly id: string;
    readonly type: 'transmitter' | 'receiver' | 'transceiver';
    readonly state: string;
    readonly reason?: string;
  }[];
}

/** Why an SMPP client is down: it can no longer send, or no longer receive. `undefined` if it is up. */
export function smppFailure({ binds }: SmppBinds): string | undefined {
  const lost = (['transmitter', 'receiver'] as const).filter((direction) => {
    const able = binds.filter(({ type }) => type === direction || type === 'transceiver');
    return able.length > 0 && !able.some(({ state }) => state === 'bound');
  });
  if (binds.length > 0 && lost.length === 0) return undefined;
  const reasons = new Set(
    binds.flatMap(({ state, reason }) => (state === 'bound' || !reason ? [] : [reason])),
  );
  const what = lost.length === 1 ? `No SMPP ${lost[0]} is bound` : 'No SMPP bind is up';
  return [what, ...reasons].join(': ');
}
