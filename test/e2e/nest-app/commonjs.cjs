require('reflect-metadata');
const { boot } = require('./app.cjs');
const { ExpressAdapter } = require('@nestjs/platform-express');
const { FastifyAdapter } = require('@nestjs/platform-fastify');

boot({
  common: require('@nestjs/common'),
  core: require('@nestjs/core'),
  eightByEight: require('nestjs-8x8'),
  Adapter: process.env.ADAPTER === 'fastify' ? FastifyAdapter : ExpressAdapter,
});
