/** Starts the app of `app.cjs` with the module imported as ES module. `commonjs.cjs` does the same with `require`. */
import 'reflect-metadata';
import * as common from '@nestjs/common';
import * as core from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import * as eightByEight from 'nestjs-8x8';
import { boot } from './app.cjs';

await boot({
  common,
  core,
  eightByEight,
  Adapter: process.env.ADAPTER === 'fastify' ? FastifyAdapter : ExpressAdapter,
});
