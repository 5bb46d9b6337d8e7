/** Preloaded into every process of the NestJS example. The environment variable BREAK breaks the app, and only the app. */
if (process.argv[1]?.endsWith('main.js')) {
  if (process.env.BREAK === 'start') throw new Error('the app is broken on purpose');
  if (process.env.BREAK === 'okta') process.env.OKTA_HOOK_SECRET = 'Bearer of-somebody-else';
}
