import 'reflect-metadata';
import * as nestjs8x8 from 'nestjs-8x8';

// What CommonJS adds for ESM is not ours.
const added = new Set(['default', 'module.exports', '__esModule']);
console.log(
  JSON.stringify(
    Object.keys(nestjs8x8)
      .filter((name) => !added.has(name))
      .sort(),
  ),
);
