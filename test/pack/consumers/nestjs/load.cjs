require('reflect-metadata');
console.log(JSON.stringify(Object.keys(require('nestjs-8x8')).sort()));
