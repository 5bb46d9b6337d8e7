// n8n looks once a minute for executions whose wait has ended, and has no setting for it. Loaded into n8n, this file turns
// each interval of a minute into two seconds, so that tests do not have to wait.
const { setInterval } = globalThis;
const minute = 60_000;

globalThis.setInterval = (callback, delay, ...values) =>
  setInterval(callback, delay === minute ? 2_000 : delay, ...values);
