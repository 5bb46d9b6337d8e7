/** Bundles minified.cjs as `nest build --webpack` does, for production. Prints the errors, if there are any. */
const webpack = require('webpack');

const optional =
  /^(@nestjs\/(microservices|websockets)(\/.*)?|class-transformer(\/.*)?|class-validator|@fastify\/.*)$/;

webpack(
  {
    mode: 'production',
    target: 'node',
    entry: './minified.cjs',
    output: { path: __dirname, filename: 'minified-bundle.js' },
    // Nest asks for these and goes on without them.
    plugins: [new webpack.IgnorePlugin({ resourceRegExp: optional })],
    performance: { hints: false },
  },
  (error, stats) => {
    const errors = error ? [error.message] : stats.toJson().errors.map(({ message }) => message);
    for (const message of errors) console.error(message);
    process.exitCode = errors.length === 0 ? 0 : 1;
  },
);
