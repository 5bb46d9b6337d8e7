// n8n looks for executions whose wait has ended once a minute. Tests that load this file do not wait that long.
const { setInterval } = globalThis;
const minute = 60_000;

globalThis.setInterval = (callback, delay, ...values) =>
  setInterval(callback, delay === minute ? 2_000 : delay, ...values);
