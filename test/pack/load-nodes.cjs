const { PackageDirectoryLoader } = require('n8n-core');

/** Loads a package as n8n does at its start, and prints what n8n then knows of it. */
async function main(folder) {
  const loader = new PackageDirectoryLoader(folder);
  await loader.loadAll();
  const nodes = loader.types.nodes.map(({ name, displayName, iconUrl, codex, properties }) => ({
    ...{ name, displayName, iconUrl, categories: codex?.categories },
    properties: properties.length,
  }));
  const credentials = loader.types.credentials.map(({ name, displayName, iconUrl }) => ({
    name,
    displayName,
    iconUrl,
  }));
  console.log(JSON.stringify({ nodes, credentials }));
}

main(process.argv[2]);
