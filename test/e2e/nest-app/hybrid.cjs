/** The app of the matrix as a hybrid one: HTTP and a microservice in one process. */
require('reflect-metadata');
const { Transport } = require('@nestjs/microservices');
const { ExpressAdapter } = require('@nestjs/platform-express');
const { boot } = require('./app.cjs');

boot({
  common: require('@nestjs/common'),
  core: require('@nestjs/core'),
  eightByEight: require('nestjs-8x8'),
  Adapter: ExpressAdapter,
  beforeListen: async (app) => {
    app.connectMicroservice(
      { transport: Transport.TCP, options: { host: '127.0.0.1', port: 0 } },
      { inheritAppConfig: true },
    );
    await app.startAllMicroservices();
  },
});
