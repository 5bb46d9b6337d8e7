const { PackageDirectoryLoader } = require('n8n-core');

/** Loads a package as n8n does when it starts, and prints its nodes and credentials. */
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
