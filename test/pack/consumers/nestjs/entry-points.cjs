/** Loads entry points by `require` and by `import`, and prints the names that each gives, and those whose values differ. */
require('reflect-metadata');

// What Node adds for the other kind of module.
const added = new Set(['default', 'module.exports', '__esModule']);
const namesOf = (module) =>
  Object.keys(module)
    .filter((name) => !added.has(name))
    .sort();

async function main() {
  const found = {};
  for (const entryPoint of process.argv.slice(2)) {
    const required = require(entryPoint);
    const imported = await import(entryPoint);
    const names = namesOf(required);
    found[entryPoint] = {
      required: names,
      imported: namesOf(imported),
      different: names.filter((name) => required[name] !== imported[name]),
    };
  }
  console.log(JSON.stringify(found));
}

main();
