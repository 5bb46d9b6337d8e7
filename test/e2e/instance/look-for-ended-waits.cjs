// n8n looks once a minute for executions whose wait has ended. Here it looks every two seconds, so that tests do not wait.
const { setInterval } = globalThis;
const minute = 60_000;

globalThis.setInterval = (callback, delay, ...values) =>
  setInterval(callback, delay === minute ? 2_000 : delay, ...values);
